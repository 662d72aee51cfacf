// SPDX-License-Identifier: Apache-2.0
// Twelve drawings that a child could make: what drawing to music is measured on. Any thread, pure function.
#pragma once

#include <opencv2/core/mat.hpp>

#include <string>
#include <vector>

namespace atos {

struct TestDrawing {
    std::string name;
    cv::Mat picture; ///< CV_8UC1, 1024 x 512, black lines on white
};

[[nodiscard]] std::vector<TestDrawing> testDrawings();

} // namespace atos
