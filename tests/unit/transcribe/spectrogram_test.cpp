// SPDX-License-Identifier: Apache-2.0
#include "transcribe/spectrogram.h"

#include <gtest/gtest.h>

namespace atos {
namespace {

std::vector<float> frames(std::size_t count, float level) {
    return std::vector<float>(count * constantQBins, level);
}

TEST(Spectrogram, KeepsEachFrameOfAShortRecording) {
    Spectrogram spectrogram;
    spectrogram.add(frames(3, -100));
    spectrogram.add(frames(2, -50));
    ASSERT_EQ(spectrogram.columns(), 5U);
    EXPECT_DOUBLE_EQ(spectrogram.columnsPerSecond(), framesPerSecond);
    EXPECT_EQ(spectrogram.column(2)[7], 0);
    EXPECT_EQ(spectrogram.column(3)[7], 128);
    EXPECT_EQ(spectrogram.loudest(), 128);
}

TEST(Spectrogram, IsBoundedAndKeepsWhatIsLoud) {
    Spectrogram spectrogram;
    const std::size_t length = 5 * Spectrogram::mostColumns + 3;
    const std::size_t loud = 3 * Spectrogram::mostColumns + 1;
    spectrogram.add(frames(loud, -80));
    spectrogram.add(frames(1, -10));
    spectrogram.add(frames(length - loud - 1, -80));
    EXPECT_LE(spectrogram.columns(), Spectrogram::mostColumns);
    const double seconds = static_cast<double>(spectrogram.columns()) / spectrogram.columnsPerSecond();
    EXPECT_NEAR(seconds, static_cast<double>(length) / framesPerSecond, 0.2);
    const double at = static_cast<double>(loud) / framesPerSecond;
    const auto column = static_cast<std::size_t>(at * spectrogram.columnsPerSecond());
    EXPECT_GT(spectrogram.column(column)[100], 200);
    EXPECT_LT(spectrogram.column(column + 1)[100], 60);
}

} // namespace
} // namespace atos
