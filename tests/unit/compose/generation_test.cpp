// SPDX-License-Identifier: Apache-2.0
#include "compose/generation.h"

#include <gmock/gmock.h>

#include <limits>

namespace atos {
namespace {

TEST(GenerationRequest, IsGoodAsItComes) {
    EXPECT_TRUE(checkRequest({}));
}

TEST(GenerationRequest, OutsideItsRangesIsRefused) {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    for (const double seconds : {0.0, -3.0, 601.0, nan}) {
        GenerationRequest request;
        request.seconds = seconds;
        EXPECT_EQ(checkRequest(request).error().code, ErrorCode::badInput) << seconds;
    }
    for (const double temperature : {0.0, 4.0, nan}) {
        GenerationRequest request;
        request.temperature = temperature;
        EXPECT_EQ(checkRequest(request).error().code, ErrorCode::badInput) << temperature;
    }
    for (const double topP : {0.0, 1.01, nan}) {
        GenerationRequest request;
        request.topP = topP;
        EXPECT_EQ(checkRequest(request).error().code, ErrorCode::badInput) << topP;
    }
}

TEST(GeneratedMusic, SaysWhereItComesFromAndIsInOrder) {
    Performance music;
    music.notes = {{1, 1, 60, 64, 0, 0}, {0, 1, 62, 64, 0, 0}};
    const Performance told = signedBy("LSTM", "0123456789abcdef", 7, music);
    EXPECT_EQ(told.source, Source::generated);
    EXPECT_EQ(told.title, "LSTM, seed 7");
    EXPECT_EQ(told.contentHash, "0123456789abcdef");
    EXPECT_EQ(told.notes.front().pitch, 62);
}

} // namespace
} // namespace atos
