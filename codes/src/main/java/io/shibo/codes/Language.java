package io.shibo.codes;

import java.util.Locale;

/** A language that Shibo's pages and explanations speak. */
public enum Language {
    EN("en"),
    ZH("zh"),
    ID("id"),
    AR("ar");

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /** The BCP 47 tag: {@code en}, {@code zh}, {@code id} or {@code ar}. */
    public String tag() {
        return tag;
    }

    public Locale locale() {
        return this == ZH ? Locale.SIMPLIFIED_CHINESE : Locale.of(tag);
    }

    public boolean rightToLeft() {
        return this == AR;
    }

    /** The language of a tag such as {@code zh-CN}; English where Shibo does not speak it. */
    public static Language ofTag(String bcp47) {
        String primary = bcp47.toLowerCase(Locale.ROOT);
        for (Language language : values()) {
            if (primary.equals(language.tag) || primary.startsWith(language.tag + "-")) {
                return language;
            }
        }
        return EN;
    }
}
