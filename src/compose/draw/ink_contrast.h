// SPDX-License-Identifier: Apache-2.0
// Coloured drawings as dark ink on light paper. Any thread, pure functions.
#pragma once

#include <opencv2/core/mat.hpp>

namespace atos {

/// What differs less from the paper, of 255, is paper.
inline constexpr double faintestInk = 24;

/// CV_8UC1: 255 less the largest difference of a channel from the colour of most of the border, so that
/// yellow on white or red on green is as dark as it looks different. `picture` is CV_8UC3, or CV_8UC4 with
/// colours not multiplied by alpha: then it lies on white paper, or on black where white would hide all that
/// is drawn.
[[nodiscard]] cv::Mat contrastToPaper(const cv::Mat& picture);

/// The value of most of the border of a single channel, CV_8UC1.
[[nodiscard]] double borderMedian(const cv::Mat& channel);

/// The difference between high and low values of the border (nine tenths and one tenth), CV_8UC1: light that
/// falls unevenly on paper.
[[nodiscard]] double borderSpread(const cv::Mat& channel);

} // namespace atos
