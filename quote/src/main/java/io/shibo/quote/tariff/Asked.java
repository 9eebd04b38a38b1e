package io.shibo.quote.tariff;

import java.util.Locale;

/** What the rules of an imported pack ask of a sale; each becomes a fact of the pack, in four languages. */
enum Asked {
    PROOF(
            "Is there a valid proof of origin for %s, and is it claimed?",
            "是否持有%s的有效原产地证明并申请适用？",
            "Apakah ada bukti asal yang sah untuk %s, dan apakah diklaim?",
            "هل يوجد إثبات منشأ سارٍ لـ %s وهل تُطلب المعاملة؟"),
    QUOTA(
            "Is quota %s open for these goods, and is it asked for?",
            "关税配额%s是否仍有余额并申请使用？",
            "Apakah kuota %s masih tersedia dan diminta?",
            "هل الحصة %s متاحة ومطلوبة لهذه البضاعة؟"),
    USE(
            "Are the goods for the use that %s prescribes, with the authorisation it needs?",
            "货物是否用于%s规定的用途并持有所需许可？",
            "Apakah barang untuk penggunaan yang ditentukan %s, dengan izin yang diperlukan?",
            "هل البضاعة للاستعمال الذي يحدده %s مع الترخيص اللازم؟"),
    CODE(
            "Do the goods fall under additional code %s?",
            "货物是否属于附加代码%s？", "Apakah barang termasuk kode tambahan %s?", "هل تندرج البضاعة تحت الرمز الإضافي %s؟"),
    DOCUMENT("Is document %s presented?", "是否提交单证%s？", "Apakah dokumen %s diajukan?", "هل يُقدَّم المستند %s؟"),
    PART(
            "Are the goods what this part of the tariff line names: %s?",
            "货物是否属于该税目中的这一部分：%s？",
            "Apakah barang termasuk bagian pos tarif ini: %s?",
            "هل البضاعة هي ما يسميه هذا الجزء من البند: %s؟");

    private final String[] questions;

    Asked(String... questions) {
        this.questions = questions;
    }

    /** The fact's name in a pack, as in {@code proof-a-plus}. */
    String fact(String subject) {
        StringBuilder name = new StringBuilder(name().toLowerCase(Locale.ROOT)).append('-');
        for (char c : subject.toLowerCase(Locale.ROOT).toCharArray()) {
            switch (c) {
                case '+' -> name.append("-plus");
                case '*' -> name.append("-star");
                default -> name.append(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' ? c : '-');
            }
        }
        String cut = name.length() > 60 ? name.substring(0, 40) : name.toString();
        return cut.equals(name.toString())
                        && cut.length() > name().length() + 1
                        && subject.chars().allMatch(c -> c < 128)
                ? cut
                : cut + "-" + "%08x".formatted(subject.hashCode());
    }

    String wording(String subject) {
        return Yaml.wording(
                questions[0].formatted(subject),
                questions[1].formatted(subject),
                questions[2].formatted(subject),
                questions[3].formatted(subject));
    }
}
