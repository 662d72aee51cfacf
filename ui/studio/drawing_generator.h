// SPDX-License-Identifier: Apache-2.0
// A drawing as one more thing that makes music from a seed.
#pragma once

#include "app/draw/draw_picture.h"
#include "app/generate/generators.h"

#include <opencv2/core/mat.hpp>

#include <functional>
#include <memory>
#include <mutex>
#include <optional>

namespace atos {

/// What to make, and how near it came: shared by the window and the worker.
class DrawingOrder {
public:
    struct Wish {
        cv::Mat picture;         ///< CV_8UC1; not changed any more
        double look = usualLook; ///< DrawRequest::look
    };

    void wish(Wish wish);
    [[nodiscard]] Wish wished() const;
    void tell(const DrawScores& scores);
    [[nodiscard]] std::optional<DrawScores> scores() const;

private:
    mutable std::mutex mutex_;
    Wish wish_;
    std::optional<DrawScores> scores_;
};

/// Plays what the order wishes when it is asked.
[[nodiscard]] std::unique_ptr<Generator> makeDrawingGenerator(DrawFunction draw,
                                                              std::shared_ptr<DrawingOrder> order);

} // namespace atos
