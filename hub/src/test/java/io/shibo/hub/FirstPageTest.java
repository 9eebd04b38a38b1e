package io.shibo.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FirstPageTest {
    private final TestHub hub = TestHub.shared();

    @Test
    void namesTheFiveVerbsInTheOrderADealWalks() {
        HttpResponse<String> page = hub.get("/");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .containsSubsequence("<ol class=\"way\">", "/meet", "/quote", "/trade", "/clear", "/measure", "</ol>");
    }

    @ParameterizedTest
    @CsvSource({"en,ltr,Skip", "zh-CN,ltr,跳到正文", "id,ltr,Ke isi", "ar-EG,rtl,إلى المحتوى", "fr,ltr,To the content"})
    void speaksTheBrowsersLanguage(String accept, String direction, String skip) {
        String body = hub.get("/", accept).body();
        assertThat(body).contains("dir=\"" + direction + "\"");
        assertThat(body).contains(skip.equals("Skip") ? "To the content" : skip);
    }

    @Test
    void keepsTheLanguageAskedForInACookie() {
        HttpResponse<String> page = hub.get("/?lang=ar");
        assertThat(page.body()).contains("<html lang=\"ar\" dir=\"rtl\">");
        assertThat(page.headers().allValues("set-cookie"))
                .anySatisfy(cookie -> assertThat(cookie).startsWith("lang=ar;").contains("HttpOnly", "SameSite=Lax"));
    }
}
