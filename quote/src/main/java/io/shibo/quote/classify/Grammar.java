package io.shibo.quote.classify;

import io.shibo.codes.Language;
import java.util.Set;

/**
 * The small words of a language, as far as they tell what goods are meant.
 *
 * @param empty words that say nothing about the goods: articles, conjunctions, units, how goods are packed
 * @param not words that turn the next one round, as in "not roasted"
 * @param from words after which the goods are described, no longer named, as in "case <em>for</em> phones"
 * @param measure words that may stand for an amount of what follows "of", as in "box of"
 * @param headLast whether the word that names the goods ends its phrase (English, Chinese) or begins it
 */
record Grammar(Set<String> empty, Set<String> not, Set<String> from, Set<String> measure, boolean headLast) {
    private static final Set<String> UNITS = Set.of(
            "kg", "g", "gr", "gram", "grams", "mg", "ml", "cl", "l", "ltr", "liter", "litre", "liters", "litres", "cm",
            "mm", "m", "inch", "inches", "inci", "in", "ft", "w", "kw", "watt", "v", "volt", "mah", "ah", "wh", "gb",
            "tb", "mb", "hz", "khz", "mhz", "pcs", "pc", "pieces", "piece", "pk", "x", "oz", "lb", "lbs", "hp", "cc",
            "gsm", "rpm", "btu", "ply", "usd", "no", "nr", "meter", "metre", "ton", "tons");

    private static final Grammar ENGLISH = new Grammar(
            union(
                    UNITS,
                    Set.of(
                            "a",
                            "an",
                            "the",
                            "and",
                            "or",
                            "of",
                            "to",
                            "on",
                            "at",
                            "as",
                            "is",
                            "are",
                            "be",
                            "other",
                            "their",
                            "its",
                            "thereof",
                            "articles",
                            "article",
                            "similar",
                            "like",
                            "kind",
                            "kinds",
                            "new",
                            "brand",
                            "quality",
                            "premium",
                            "high",
                            "best",
                            "per",
                            "each",
                            "pack",
                            "packs",
                            "packed",
                            "packet",
                            "pair",
                            "pairs",
                            "assorted",
                            "various",
                            "size",
                            "sizes",
                            "type",
                            "etc",
                            "i",
                            "e",
                            "s",
                            "n",
                            "such",
                            "this",
                            "that",
                            "made",
                            "used",
                            "use",
                            "wholly",
                            "mainly",
                            "whether",
                            "including",
                            "incl",
                            "grade",
                            "style",
                            "item",
                            "items",
                            "pkt")),
            Set.of("not", "non", "without", "no", "except", "excluding", "unlike"),
            Set.of("for", "with", "from", "by", "of", "in", "using", "containing", "having"),
            Set.of(
                    "box", "boxes", "set", "sets", "pack", "packs", "bag", "bags", "bottle", "bottles", "jar", "deck",
                    "pair", "pairs", "roll", "rolls", "carton", "cartons", "case", "tin", "tube", "bunch", "sheet",
                    "sheets", "bundle", "lot", "piece", "pieces", "can", "cans", "sack", "sacks", "tub"),
            true);

    private static final Grammar INDONESIAN = new Grammar(
            union(
                    UNITS,
                    Set.of(
                            "dan",
                            "atau",
                            "yang",
                            "lainnya",
                            "lain",
                            "dari",
                            "di",
                            "ke",
                            "untuk",
                            "dengan",
                            "pada",
                            "serta",
                            "oleh",
                            "sejenisnya",
                            "sejenis",
                            "bagiannya",
                            "barang",
                            "daripadanya",
                            "isi",
                            "kemasan",
                            "pak",
                            "buah",
                            "lembar",
                            "lusin",
                            "pasang",
                            "merek",
                            "baru",
                            "ukuran",
                            "tipe",
                            "jenis",
                            "kualitas",
                            "asli",
                            "murah",
                            "biji",
                            "kodi")),
            Set.of("tidak", "bukan", "tanpa", "belum", "selain", "non"),
            Set.of("untuk", "dengan", "dari", "berbahan", "isi", "rasa", "buat"),
            Set.of("set", "kotak", "pak", "botol"),
            false);

    private static final Grammar ARABIC = new Grammar(
            union(
                    UNITS,
                    Set.of(
                            "من",
                            "في",
                            "علي",
                            "مع",
                            "او",
                            "و",
                            "الي",
                            "اخري",
                            "اخر",
                            "غيرها",
                            "عن",
                            "ما",
                            "لا",
                            "هو",
                            "يماثلها",
                            "مصنوعاتها",
                            "اجزاوها",
                            "ذلك",
                            "ذات",
                            "ذو",
                            "كيلو",
                            "جرام",
                            "غرام",
                            "لتر",
                            "مل",
                            "سم",
                            "مم",
                            "كغ",
                            "كجم",
                            "قطعه",
                            "قطع",
                            "عبوه",
                            "علبه",
                            "حجم",
                            "نوع",
                            "جوده",
                            "عاليه",
                            "فاخر",
                            "فاخره",
                            "جديد",
                            "جديده",
                            "واط",
                            "بوصه",
                            "كرتون",
                            "حبه",
                            "طقم",
                            "كيس")),
            Set.of("غير", "بدون", "دون", "عدا", "بلا", "ليس"),
            Set.of("من", "مع", "لل", "في", "بـ"),
            Set.of("علبه", "طقم", "كيس", "زجاجه", "كرتون"),
            false);

    private static final Grammar CHINESE = new Grammar(
            Set.of(
                    "的", "及", "或", "和", "与", "等", "其", "之", "了", "个", "只", "件", "套", "包", "盒", "袋", "斤", "克", "升", "瓶",
                    "米", "片", "支", "双", "条", "台", "把", "装", "用", "制", "新", "品", "他"),
            Set.of(),
            Set.of(),
            Set.of(),
            true);

    /** How many characters after a Chinese "not" it turns round. */
    static final int CHINESE_REACH = 3;

    static Grammar of(Language language) {
        return switch (language) {
            case EN -> ENGLISH;
            case ZH -> CHINESE;
            case ID -> INDONESIAN;
            case AR -> ARABIC;
        };
    }

    /** Whether a Chinese character turns round what follows. Not 不 or 无: they begin names (不锈钢, 无线). */
    static boolean chineseNot(int character) {
        return character == '未' || character == '非';
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        Set<String> all = new java.util.HashSet<>(one);
        all.addAll(other);
        return Set.copyOf(all);
    }
}
