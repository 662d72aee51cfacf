// SPDX-License-Identifier: Apache-2.0
#include "ui/files/file_names.h"

#include <gtest/gtest.h>

namespace atos {
namespace {

TEST(FileNames, ATitleStaysAsItIsWhereItCan) {
    EXPECT_EQ(safeFileName("Nocturne in E-flat major, Op. 9 No. 2", "mid"),
              QString("Nocturne in E-flat major, Op. 9 No. 2.mid"));
    EXPECT_EQ(safeFileName("Clara – Träumerei – 2026-11-28", "pdf"),
              QString("Clara – Träumerei – 2026-11-28.pdf"));
}

TEST(FileNames, WhatNoSystemKeepsIsReplaced) {
    EXPECT_EQ(safeFileName("Prelude / Fugue: \"C\" major?", "mid"),
              QString("Prelude - Fugue- -C- major-.mid"));
    EXPECT_EQ(safeFileName("two\nlines\tand a bell\a", "mid"), QString("two lines and a bell.mid"));
    EXPECT_EQ(safeFileName("../../etc/passwd", ""), QString("-..-etc-passwd"));
    EXPECT_EQ(safeFileName("   ", "mid"), QString("Untitled.mid"));
    EXPECT_EQ(safeFileName("take.mid", "mid"), QString("take.mid"));
}

TEST(FileNames, AVeryLongTitleIsCutBetweenLetters) {
    const QString name = safeFileName(QString("Träumerei 𝄞 ").repeated(100), "mid");
    EXPECT_LE(name.toUtf8().size(), longestName);
    EXPECT_GT(name.toUtf8().size(), longestName - 8);
    EXPECT_TRUE(name.endsWith(".mid"));
    EXPECT_FALSE(name.contains(QChar::ReplacementCharacter));
}

TEST(FileNames, TheSuffixIsAddedOnce) {
    EXPECT_EQ(withSuffix("card", "pdf"), QString("card.pdf"));
    EXPECT_EQ(withSuffix("card.PDF", "pdf"), QString("card.PDF"));
    EXPECT_EQ(withSuffix("card.txt", "pdf"), QString("card.txt.pdf"));
    EXPECT_EQ(withSuffix("card.", "pdf"), QString("card.pdf"));
    EXPECT_EQ(withSuffix("Op. 9", "mid"), QString("Op. 9.mid"));
}

} // namespace
} // namespace atos
