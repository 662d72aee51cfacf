// SPDX-License-Identifier: Apache-2.0
// A drawing as what a piano roll shall look like. Any thread, pure functions.
#pragma once

#include "core/result.h"

#include <opencv2/core/mat.hpp>

#include <string>

namespace atos {

/// A target mask is CV_8UC1, 88 rows (C8 in the top row, as in PianoRoll) x columns of an eighth of a second;
/// 255 where a note shall sound, else 0. A picture is drawn into the rows of these keys, A1 to C7, where most
/// music lies.
inline constexpr int lowestPicturePitch = 33;
inline constexpr int highestPicturePitch = 96;

/// 1 to 600 seconds.
[[nodiscard]] Result<int> targetColumns(double seconds);

/// Ink is what differs from the paper, dark on light or light on dark: from the picture's border, or where
/// that is unevenly lit, from a wide surrounding of each place. Thin lines stay, filled areas become their
/// outlines, since no hand plays thirty keys at once. The whole picture is stretched over the time. `picture`
/// is CV_8UC1. badInput, in one sentence that begins with `name`, when nothing is drawn on it.
[[nodiscard]] Result<cv::Mat> targetMask(const cv::Mat& picture, int columns, const std::string& name);

/// The rows of a target mask into which a picture is drawn, highestPicturePitch in the top one: a view of it.
[[nodiscard]] cv::Mat pictureRows(const cv::Mat& target);

/// The picture, faint, with what a target mask took for ink in black: so that one sees what will be played.
/// CV_8UC1.
[[nodiscard]] cv::Mat inkOverPicture(const cv::Mat& picture, const cv::Mat& target);

/// badInput unless the matrix is a target mask with something in it, of at most 600 s.
[[nodiscard]] Status checkTargetMask(const cv::Mat& target);

} // namespace atos
