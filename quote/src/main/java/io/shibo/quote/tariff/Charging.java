package io.shibo.quote.tariff;

import java.util.Locale;

/** The layers of an imported pack, in the order in which they are charged. */
enum Charging {
    DUTY("lowest", "Import duty", "进口关税", "Bea masuk", "رسم الاستيراد"),
    SAFEGUARD("all", "Safeguard duty", "保障措施关税", "Bea masuk tindakan pengamanan", "رسم وقائي"),
    ADDITIONAL("all", "Additional duty", "附加关税", "Bea masuk tambahan", "رسم إضافي"),
    DEFENCE(
            "all",
            "Anti-dumping or countervailing duty",
            "反倾销税或反补贴税",
            "Bea masuk antidumping atau imbalan",
            "رسم مكافحة الإغراق أو رسم تعويضي"),
    EXCISE("all", "Excise duty", "消费税", "Cukai", "ضريبة انتقائية"),
    VAT("first", "Import VAT", "进口增值税", "PPN impor", "ضريبة القيمة المضافة على الاستيراد");

    private final String select;
    private final String[] titles;

    Charging(String select, String... titles) {
        this.select = select;
        this.titles = titles;
    }

    String layer() {
        return name().toLowerCase(Locale.ROOT);
    }

    String select() {
        return select;
    }

    /** In the order en, zh, id, ar. */
    String wording() {
        return Yaml.wording(titles[0], titles[1], titles[2], titles[3]);
    }

    /** Whether a line that it does not reach is refused. */
    boolean required() {
        return this == DUTY || this == VAT;
    }
}
