// SPDX-License-Identifier: Apache-2.0
#include "ui/library/completion.h"

#include <gtest/gtest.h>

namespace atos {
namespace {

const QStringList students{"Anna Müller", "Clara", "Clara Wieck", "Robert", "Zoë"};

TEST(Completion, AnyWordBegunIsOffered) {
    EXPECT_EQ(completions(students, "cla"), QStringList({"Clara", "Clara Wieck"}));
    EXPECT_EQ(completions(students, "wie"), QStringList("Clara Wieck"));
    EXPECT_EQ(completions(students, "muller"), QStringList("Anna Müller")) << "whatever the accents";
    EXPECT_EQ(completions(students, "ZOE"), QStringList("Zoë"));
    EXPECT_TRUE(completions(students, "ara").isEmpty());
    EXPECT_TRUE(completions(students, "  ").isEmpty());
}

TEST(Completion, WhatIsWrittenAlreadyIsNotOffered) {
    EXPECT_EQ(completions(students, "Clara"), QStringList("Clara Wieck"));
    EXPECT_EQ(completions(students, "clara"), QStringList({"Clara", "Clara Wieck"}))
        << "but the case that is used";
}

TEST(Completion, ASlipOfTheFingersIsGuessed) {
    EXPECT_EQ(completions(students, "Calra"), QStringList("Clara"));
    EXPECT_EQ(completions(students, "Robrt"), QStringList("Robert"));
    EXPECT_TRUE(completions(students, "Fanny").isEmpty());
    EXPECT_TRUE(completions({"Ann"}, "Jan").isEmpty()) << "short names are near to too many";
}

TEST(Completion, OnlyAFewAreOffered) {
    QStringList many;
    for (int i = 0; i < 100; ++i)
        many << QStringLiteral("Student %1").arg(i);
    EXPECT_EQ(completions(many, "student").size(), mostCompletions);
}

} // namespace
} // namespace atos
