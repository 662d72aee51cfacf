// SPDX-License-Identifier: Apache-2.0
#include "lab/verbs/metrics_text.h"

#include "lab/harmony/evaluate_chords.h"
#include "lab/harmony/evaluate_key.h"

#include <gmock/gmock.h>

namespace atos {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

TEST(MetricsText, SiblingsOfOneKindBecomeATableInTheirOrder) {
    const Json metrics{{"groups",
                        {{"open score", {{"pieces", 16}, {"root", 0.83973}}},
                         {"pop909", {{"pieces", 69}, {"root", 0.9}, {"full_quality", 0.78}}}}}};
    EXPECT_EQ(metricsText(metrics), "\ngroups\n"
                                    "              pieces   root  full quality\n"
                                    "  open score      16  0.840\n"
                                    "  pop909          69  0.900         0.780\n");
}

TEST(MetricsText, PlainValuesStandAsLinesAndListsAreLeftToJson) {
    const auto text = metricsText({{"split", "val"}, {"note_f1", 0.8}, {"words", Json::array({1, 2})}});
    EXPECT_THAT(text, HasSubstr("  split: val\n"));
    EXPECT_THAT(text, HasSubstr("  note f1: 0.800\n"));
    EXPECT_THAT(text, Not(HasSubstr("words")));
}

TEST(MetricsText, WhatIsNestedDeeperHasAHeadingThatSaysWhere) {
    const Json metrics{{"all", {{"score", {{"composer", {{"accuracy", 0.5}}}}}}}};
    EXPECT_THAT(metricsText(metrics),
                HasSubstr("\nall / score\n            accuracy\n  composer     0.500\n"));
}

TEST(Targets, StandBesideWhatWasMeasuredAndOnlyThen) {
    const Json metrics{{"groups", {{"open score", {{"root", 0.91234}}}}}};
    const auto text = targetsText(chordTargets(), metrics);
    EXPECT_THAT(text, HasSubstr("root, open scores"));
    EXPECT_THAT(text, HasSubstr("0.912"));
    EXPECT_THAT(text, HasSubstr(">= .85"));
    EXPECT_THAT(text, Not(HasSubstr("POP909")));
    EXPECT_THAT(targetsText(keyTargets(), metrics), IsEmpty());
    EXPECT_THAT(targetsText({}, metrics), IsEmpty());
}

} // namespace
} // namespace atos
