// SPDX-License-Identifier: Apache-2.0
// Music that looks like a picture: from a file or a canvas to a target mask, from the mask to notes.
#pragma once

#include "compose/draw/draw.h"
#include "compose/lstm/lstm.h"
#include "core/opened_at_first_use.h"
#include "core/result.h"
#include "core/task.h"

#include <opencv2/core/mat.hpp>

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace atos {

struct Drawing {
    cv::Mat picture;  ///< CV_8UC1, 0 is black
    std::string name; ///< begins the sentence that refuses it: a file's name, "The drawing"
    std::vector<std::string> warnings{}; ///< what was wrong with the file
};

/// A PNG, JPEG or WebP file. badInput when it is none, too large or damaged. Any thread.
[[nodiscard]] Result<Drawing> readDrawing(const std::filesystem::path& file);

/// The keys that the drawing asks for in so many seconds, 1 .. 600: compose/draw/target_mask.h says how.
/// badInput when nothing is drawn on it or the time is out of its range. Pure, any thread.
[[nodiscard]] Result<cv::Mat> targetMaskOf(const Drawing& drawing, double seconds);

/// What targetMaskOf() finds as it lies on the picture, over all of which it stretches: CV_8UC1, a row a key
/// (the highest at the top) x columns of an eighth of a second, 255 where the music will follow ink.
[[nodiscard]] Result<cv::Mat> foundInk(const Drawing& drawing, double seconds);

/// Writes the picture with what was found as ink, which is what the music will follow, as a PNG file.
[[nodiscard]] Status writeInk(const Drawing& drawing, const cv::Mat& target,
                              const std::filesystem::path& png);

/// Opens its networks with the first drawing and keeps them. Any thread, one drawing at a time.
class DrawingComposer {
public:
    /// Weights of the LSTM that composes, the shipped ones by default, and of another that says how much the
    /// result sounds like music; without it nobody says so. Opens nothing yet.
    explicit DrawingComposer(std::filesystem::path weights = {}, std::filesystem::path judge = {});

    /// Whether the composer's weights are on this machine.
    [[nodiscard]] bool installed() const;
    /// `target` from targetMaskOf(). As drawMusic(); environment when the networks are missing. Opening takes
    /// about 0.9 s: call it from a worker.
    [[nodiscard]] Result<DrawnMusic> compose(const cv::Mat& target, const DrawRequest& request,
                                             const Task& task);

private:
    std::filesystem::path weights_, judgeWeights_;
    OpenedAtFirstUse<LstmNotes> model_, judge_;
};

/// What draws from a target mask: a DrawingComposer, or something else in a test. Called in a worker.
using DrawFunction =
    std::function<Result<DrawnMusic>(const cv::Mat& target, const DrawRequest& request, const Task& task)>;
/// The shipped LSTM, opened with the first drawing; none when its weights are not there.
[[nodiscard]] DrawFunction shippedDrawing();

} // namespace atos
