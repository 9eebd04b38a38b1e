package io.shibo.hub.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PageTest {
    @Property(tries = 300)
    void anyRequestFromOutsideIsServable(@ForAll int number, @ForAll int size) {
        Page.Request request = new Page.Request(number, size);
        assertThat(request.number()).isBetween(1, Page.MAX_NUMBER);
        assertThat(request.size()).isBetween(1, Page.MAX_SIZE);
        assertThat(request.offset()).isNotNegative();
    }

    @Property(tries = 300)
    void linksLeadFromTheFirstPageToTheLast(
            @ForAll @IntRange(min = 1, max = 60) int number, @ForAll @IntRange(max = 5_000) int total) {
        Page<String> page = new Page<>(Collections.nCopies(1, "row"), number, 20, total);
        var links = page.links();
        assertThat(links.getFirst()).isEqualTo(1);
        assertThat(links.getLast()).isEqualTo(page.count());
        assertThat(links.stream().filter(n -> n > 0)).isSorted().doesNotHaveDuplicates();
        assertThat(links).hasSizeLessThanOrEqualTo(7);
        if (number <= page.count()) {
            assertThat(links).contains(number);
        }
    }

    @Test
    void anEmptyListIsOnePageOfNothing() {
        Page<String> page = Page.of(new Page.Request(1, 20), List.of(), 0);
        assertThat(page.count()).isEqualTo(1);
        assertThat(page.from()).isZero();
        assertThat(page.to()).isZero();
        assertThat(page.hasNext()).isFalse();
    }
}
