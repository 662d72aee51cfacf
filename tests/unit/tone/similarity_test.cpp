// SPDX-License-Identifier: Apache-2.0
#include "tone/ranking/similarity.h"

#include "unit/lab/ranking/reference_pieces.h"

#include <gtest/gtest.h>

namespace atos {

using test::head;

TEST(HeadDistance, IsHalfTheSumOfTheDifferencesOfDistributions) {
    EXPECT_DOUBLE_EQ(*headDistance(head({0.75, 0.25}), head({0.25, 0.75})), 0.5);
    EXPECT_DOUBLE_EQ(*headDistance(head({1, 0}), head({0, 1})), 1);
    EXPECT_DOUBLE_EQ(*headDistance(head({0.5, 0.5}), head({0.5, 0.5})), 0);
}

TEST(HeadDistance, OfIndependentLabelsStaysBetweenZeroAndOne) {
    EXPECT_DOUBLE_EQ(*headDistance(head({1, 1, 1}), head({1, 1, 0})), 0.2);
    EXPECT_DOUBLE_EQ(*headDistance(head({0.9, 0.9, 0}), head({0, 0, 0.9})), 1);
    EXPECT_DOUBLE_EQ(*headDistance(head({0, 0}), head({0, 0})), 0);
}

TEST(HeadDistance, ComparesLabelsByName) {
    HeadProfile turned = head({0.25, 0.75});
    std::swap(turned.labels[0], turned.labels[1]);
    EXPECT_DOUBLE_EQ(*headDistance(head({0.25, 0.75}), turned), 0);
    HeadProfile other = head({1});
    other.labels[0].label = "unknown to the other";
    EXPECT_DOUBLE_EQ(*headDistance(head({1}), other), 1);
    EXPECT_DOUBLE_EQ(*headDistance(other, head({1})), 1);
}

TEST(HeadDistance, IsEmptyWhenEitherSideIsUntrained) {
    HeadProfile untrained = head({1, 0});
    untrained.trained = false;
    EXPECT_FALSE(headDistance(untrained, head({0, 1})));
    EXPECT_FALSE(headDistance(head({0, 1}), untrained));
}

// Weights that were unsure of every composer left only harmony and key in the score, and a Bach prelude was
// told to sound like a rag in the same key.
TEST(HeadDistance, StillComparesWhatIsTooUnsureToBeShown) {
    HeadProfile unsure = head({0.4, 0.6});
    unsure.abstained = true;
    EXPECT_NEAR(*headDistance(unsure, head({0.9, 0.1})), 0.5, 1e-12);
}

} // namespace atos
