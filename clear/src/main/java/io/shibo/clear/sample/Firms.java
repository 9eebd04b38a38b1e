package io.shibo.clear.sample;

import java.util.List;

/** Made-up firms; their customs codes lie in a range that names them as samples (…99S). */
final class Firms {
    static final List<Firm> PLATFORMS = List.of(
            new Firm("3301990S01", "样本海淘商城"), new Firm("3301990S02", "样本丝路优选"), new Firm("3302990S03", "样本环球易购"));
    static final List<Firm> SHOPS = List.of(
            new Firm("3301991S01", "样本南洋咖啡旗舰店"),
            new Firm("3301991S02", "样本澳新母婴专营店"),
            new Firm("3301991S03", "样本东瀛美妆专营店"),
            new Firm("3302991S04", "样本欧陆生活馆"),
            new Firm("3302991S05", "样本全球食品专营店"));
    static final List<Firm> CARRIERS =
            List.of(new Firm("3301992S01", "样本速运"), new Firm("3301992S02", "样本邮达"), new Firm("3302992S03", "样本国际快递"));
    static final List<Firm> PAYERS = List.of(new Firm("3301993S01", "样本支付"), new Firm("3101993S02", "样本银联通"));
    static final Firm AGENT = new Firm("3301994S01", "样本报关行");
    static final Firm WAREHOUSE = new Firm("3301995S01", "样本保税仓储");

    private Firms() {}

    /** @param code customs registration, ten characters */
    record Firm(String code, String name) {}
}
