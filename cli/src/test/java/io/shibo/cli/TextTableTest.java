package io.shibo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {
    @Test
    void columnsOfChineseTablesLineUp() {
        TextTable table = new TextTable();
        table.row(List.of("数字贸易", "出口"));
        table.row(List.of("a", "1,234.5"));
        assertThat(table.lines()).containsExactly("数字贸易     出口", "a         1,234.5");
        assertThat(TextTable.width("مسلَّمة")).isEqualTo(5);
        assertThat(TextTable.width("\u2068a\u2069")).isEqualTo(1);
    }
}
