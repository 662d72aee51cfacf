// SPDX-License-Identifier: Apache-2.0
#include "tone/touch/velocity_reference.h"

#include "lab/touch/evaluate_touch.h"
#include "lab/touch/train_touch.h"
#include "support/shared_data.h"
#include "support/temporary_folder.h"

#include <gtest/gtest.h>

namespace atos {
namespace {

std::filesystem::path shipped() {
    return std::filesystem::path(ATOS_SOURCE_DIR) / "resources" / "tones" / "touch-reference.json";
}

TEST(VelocityReference, TheShippedOneIsAPianistsTouch) {
    const auto reference = readVelocityReference(shipped());
    ASSERT_TRUE(reference) << reference.error().message;
    EXPECT_GE(reference->sources.size(), 2U) << "one keyboard is no population";
    EXPECT_GT(reference->profile.notes, 100'000);
    EXPECT_GT(reference->profile.at(0.5), 40);
    EXPECT_LT(reference->profile.at(0.5), 90);
}

TEST(VelocityReference, ANoFolderOfMusicIsToldInOneSentence) {
    const test::TemporaryFolder folder;
    const auto trained = trainTouch(folder.path() / "nowhere", folder.path() / "touch.json", {});
    ASSERT_FALSE(trained);
    EXPECT_EQ(trained.error().code, ErrorCode::badInput);
    EXPECT_FALSE(std::filesystem::exists(folder.path() / "touch.json"));
}

/// The figures of docs/touch.md rest on this command; the goal is three steps.
TEST(TouchEvaluation, CurvesComeBackWithinThreeStepsOnTheSamePieces) {
    ATOS_REQUIRE_SHARED_DATA();
    TouchEvaluation evaluation{test::sharedData(), "val", shipped()};
    evaluation.draws = 4;
    const auto metrics = evaluateTouch(evaluation, {});
    ASSERT_TRUE(metrics) << metrics.error().message;
    EXPECT_LT(metrics->at("same_performances").at("CPJKU/asap-dataset, 5").at("curve").get<double>(), 3);
    EXPECT_LT(metrics->at("same_pieces").at("CPJKU/asap-dataset, 5").at("curve").get<double>(), 3);
    EXPECT_LT(metrics->at("faults").at("CPJKU/asap-dataset").at("silent_wrong").get<double>(), 0.05);
    EXPECT_GT(metrics->at("faults").at("CPJKU/asap-dataset").at("silent_found").get<double>(), 0.8);
    EXPECT_LT(metrics->at("faults").at("CPJKU/asap-dataset").at("pedal_wrong").get<double>(), 0.05);
    EXPECT_FALSE(metrics->at("population").empty());
    EXPECT_FALSE(metrics->at("other_pieces").empty());
}

} // namespace
} // namespace atos
