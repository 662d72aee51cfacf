// SPDX-License-Identifier: Apache-2.0
#include "compose/draw/target_mask.h"

#include "compose/generation.h"
#include "compose/note_grid.h"
#include "music/piano_roll.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <vector>

namespace atos {
namespace {

constexpr double faintest = 24; ///< of 255: what differs less from the border is paper
/// A cell is ink when this share of it is covered, or half of what the picture's bold cells are.
constexpr float boldCell = 0.3F;
constexpr float thinnest = 0.01F;
/// Inside an area that reaches so far around a cell nothing is played.
const cv::Size areaAround(3, 7);

/// The brightness of most of the border.
double paperOf(const cv::Mat& picture) {
    std::vector<std::uint8_t> border;
    for (const cv::Mat& side :
         {picture.row(0), picture.row(picture.rows - 1), picture.col(0), picture.col(picture.cols - 1)})
        for (int y = 0; y < side.rows; ++y)
            for (int x = 0; x < side.cols; ++x)
                border.push_back(side.at<std::uint8_t>(y, x));
    const auto middle = border.begin() + static_cast<std::ptrdiff_t>(border.size() / 2);
    std::nth_element(border.begin(), middle, border.end());
    return *middle;
}

/// The share of each cell that is ink, enough to follow thin lines.
cv::Mat inkCells(const cv::Mat& coverage) {
    std::vector<float> covered;
    for (int y = 0; y < coverage.rows; ++y)
        for (int x = 0; x < coverage.cols; ++x)
            if (coverage.at<float>(y, x) > 0) covered.push_back(coverage.at<float>(y, x));
    const auto bold = covered.begin() + static_cast<std::ptrdiff_t>(covered.size() * 95 / 100);
    std::nth_element(covered.begin(), bold, covered.end());
    return coverage >= std::clamp(0.5F * *bold, thinnest, boldCell);
}

} // namespace

Result<int> targetColumns(double seconds) {
    if (!(seconds >= shortestGeneration && seconds <= longestGeneration))
        return badInput("A drawing is played in 1 to 600 seconds.");
    return static_cast<int>(seconds * columnsPerSecond);
}

Result<cv::Mat> targetMask(const cv::Mat& picture, int columns, const std::string& name) {
    cv::Mat difference;
    cv::absdiff(picture, cv::Scalar(paperOf(picture)), difference);
    double strongest = 0;
    cv::minMaxLoc(difference, nullptr, &strongest);
    if (strongest < faintest) return badInput(name + " has nothing drawn on it.");
    cv::Mat drawn;
    const double otsu = cv::threshold(difference, drawn, 0, 255, cv::THRESH_BINARY | cv::THRESH_OTSU);
    if (otsu < faintest) cv::threshold(difference, drawn, faintest, 255, cv::THRESH_BINARY);
    cv::Mat coverage;
    drawn.convertTo(drawn, CV_32F, 1.0 / 255);
    cv::resize(drawn, coverage, {columns, highestPicturePitch - lowestPicturePitch + 1}, 0, 0,
               cv::INTER_AREA);
    const cv::Mat cells = inkCells(coverage);
    cv::Mat inside;
    cv::erode(cells, inside, cv::getStructuringElement(cv::MORPH_RECT, areaAround));
    cv::Mat target = cv::Mat::zeros(rollRows, columns, CV_8UC1);
    cells.copyTo(
        target.rowRange(PianoRoll::rowOf(highestPicturePitch), PianoRoll::rowOf(lowestPicturePitch) + 1),
        inside == 0);
    if (cv::countNonZero(target) == 0) return badInput(name + " has nothing drawn on it.");
    return target;
}

Status checkTargetMask(const cv::Mat& target) {
    if (target.type() != CV_8UC1 || target.rows != rollRows || target.cols < 1
        || target.cols > longestGeneration * columnsPerSecond)
        return badInput("A drawing for the piano must have 88 rows and last at most 600 seconds.");
    if (cv::countNonZero(target) == 0) return badInput("Nothing is drawn yet.");
    return {};
}

} // namespace atos
