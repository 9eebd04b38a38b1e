package io.shibo.clear.sample;

/**
 * A made-up buyer, a function of a number.
 *
 * @param id identity number by GB 11643, right check digit, region 999 that was never assigned
 */
record Buyer(String id, String name, String telephone, String address, String account) {
    private static final String[] FAMILY = {
        "王", "李", "张", "刘", "陈", "杨", "黄", "赵", "吴", "周", "徐", "孙", "马", "朱", "胡", "林", "郭", "何", "高", "罗"
    };
    private static final String[] GIVEN = {
        "安", "宁", "文", "晨", "雨", "欣", "然", "佳", "明", "宇", "静", "涵", "悦", "琪", "航", "博", "思", "远", "岚", "清"
    };
    private static final String[] PLACES = {
        "浙江省杭州市", "浙江省宁波市", "浙江省金华市", "上海市浦东新区", "江苏省苏州市", "江苏省南京市",
        "广东省深圳市", "广东省广州市", "福建省厦门市", "四川省成都市", "湖北省武汉市", "北京市海淀区"
    };
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK = "10X98765432";

    static Buyer of(int number) {
        int year = 1960 + number % 45;
        int month = 1 + number / 45 % 12;
        int day = 1 + number / 540 % 28;
        int serial = number / 15_120;
        String body = "999%03d%04d%02d%02d%03d".formatted(serial / 1000 % 1000, year, month, day, serial % 1000);
        String name = FAMILY[number % FAMILY.length] + "测" + GIVEN[number / FAMILY.length % GIVEN.length];
        return new Buyer(
                body + check(body),
                name,
                "100%08d".formatted(number),
                "%s样本路%d号%d室".formatted(PLACES[number % PLACES.length], 1 + number / 7 % 300, 101 + number % 900),
                "sample%07d".formatted(number));
    }

    /** The same person with an identity number whose check digit is wrong. */
    Buyer withWrongCheck() {
        char wrong = id.charAt(17) == '7' ? '8' : '7';
        return new Buyer(id.substring(0, 17) + wrong, name, telephone, address, account);
    }

    /** The same person, living elsewhere. */
    Buyer at(String elsewhere) {
        return new Buyer(id, name, telephone, elsewhere, account);
    }

    /** GB 11643-1999: ISO 7064, modulo 11-2. */
    static char check(String body) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (body.charAt(i) - '0') * WEIGHTS[i];
        }
        return CHECK.charAt(sum % 11);
    }
}
