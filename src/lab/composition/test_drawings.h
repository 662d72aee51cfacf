// SPDX-License-Identifier: Apache-2.0
// Twelve drawings that a child could make: what drawing to music is measured on. Any thread, pure function.
#pragma once

#include "core/result.h"

#include <opencv2/core/mat.hpp>

#include <filesystem>
#include <string>
#include <vector>

namespace atos {

struct TestDrawing {
    std::string name;
    cv::Mat picture; ///< CV_8UC1, 1024 x 512, black lines on white
};

[[nodiscard]] std::vector<TestDrawing> testDrawings();

/// As PNG files of their names in `folder`, which is made when it is not there.
[[nodiscard]] Status writeTestDrawings(const std::filesystem::path& folder);

} // namespace atos
