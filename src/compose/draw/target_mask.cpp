// SPDX-License-Identifier: Apache-2.0
#include "compose/draw/target_mask.h"

#include "compose/draw/ink_contrast.h"
#include "compose/generation.h"
#include "compose/note_grid.h"
#include "music/piano_roll.h"

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <vector>

namespace atos {
namespace {

/// A cell is ink when this share of it is covered, or half of what the picture's bold cells are.
constexpr float boldCell = 0.3F;
constexpr float thinnest = 0.01F;
/// Inside an area that reaches so far around a cell nothing is played.
const cv::Size areaAround(3, 7);

/// How much the border of a drawing on evenly lit paper varies at most.
constexpr double evenLight = 24;

/// How much each place differs from the paper: from most of the border, or where light falls unevenly on it,
/// as on a photo of paper, from the median of a wide surrounding, in which lines are lost and shadows stay.
/// Beside the edge of a shadow both of its brightnesses are paper.
cv::Mat differenceFromPaper(const cv::Mat& picture) {
    cv::Mat difference;
    if (borderSpread(picture) <= evenLight) {
        cv::absdiff(picture, cv::Scalar(borderMedian(picture)), difference);
        return difference;
    }
    constexpr int longestSide = 256;
    constexpr int surrounding = 41; ///< odd, of longestSide
    constexpr int besideAnEdge = 13;
    const double scale =
        std::min(1.0, static_cast<double>(longestSide) / std::max(picture.cols, picture.rows));
    const cv::Size small(std::max(1, cvRound(scale * picture.cols)),
                         std::max(1, cvRound(scale * picture.rows)));
    cv::Mat paper;
    cv::resize(picture, paper, small, 0, 0, cv::INTER_AREA);
    cv::medianBlur(paper, paper, surrounding);
    const cv::Mat beside = cv::getStructuringElement(cv::MORPH_RECT, {besideAnEdge, besideAnEdge});
    cv::Mat darkest;
    cv::Mat lightest;
    cv::erode(paper, darkest, beside);
    cv::dilate(paper, lightest, beside);
    cv::resize(darkest, darkest, picture.size(), 0, 0, cv::INTER_LINEAR);
    cv::resize(lightest, lightest, picture.size(), 0, 0, cv::INTER_LINEAR);
    cv::Mat darker;
    cv::Mat lighter;
    cv::subtract(darkest, picture, darker); // of 8 bits without sign: what would be below 0 is 0
    cv::subtract(picture, lightest, lighter);
    cv::max(darker, lighter, difference);
    return difference;
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
    const cv::Mat difference = differenceFromPaper(picture);
    double strongest = 0;
    cv::minMaxLoc(difference, nullptr, &strongest);
    if (strongest < faintestInk) return badInput(name + " has nothing drawn on it.");
    cv::Mat drawn;
    const double otsu = cv::threshold(difference, drawn, 0, 255, cv::THRESH_BINARY | cv::THRESH_OTSU);
    if (otsu < faintestInk) cv::threshold(difference, drawn, faintestInk, 255, cv::THRESH_BINARY);
    cv::Mat coverage;
    drawn.convertTo(drawn, CV_32F, 1.0 / 255);
    cv::resize(drawn, coverage, {columns, highestPicturePitch - lowestPicturePitch + 1}, 0, 0,
               cv::INTER_AREA);
    const cv::Mat cells = inkCells(coverage);
    cv::Mat inside;
    cv::erode(cells, inside, cv::getStructuringElement(cv::MORPH_RECT, areaAround));
    cv::Mat target = cv::Mat::zeros(rollRows, columns, CV_8UC1);
    cells.copyTo(pictureRows(target), inside == 0);
    if (cv::countNonZero(target) == 0) return badInput(name + " has nothing drawn on it.");
    return target;
}

cv::Mat pictureRows(const cv::Mat& target) {
    return target.rowRange(PianoRoll::rowOf(highestPicturePitch), PianoRoll::rowOf(lowestPicturePitch) + 1);
}

cv::Mat inkOverPicture(const cv::Mat& picture, const cv::Mat& target) {
    constexpr double faint = 0.3;
    cv::Mat shown = 255 - (255 - picture) * faint;
    cv::Mat ink;
    cv::resize(pictureRows(target), ink, picture.size(), 0, 0, cv::INTER_NEAREST);
    shown.setTo(0, ink);
    return shown;
}

Status checkTargetMask(const cv::Mat& target) {
    if (target.type() != CV_8UC1 || target.rows != rollRows || target.cols < 1
        || target.cols > longestGeneration * columnsPerSecond)
        return badInput("A drawing for the piano must have 88 rows and last at most 600 seconds.");
    if (cv::countNonZero(target) == 0) return badInput("Nothing is drawn yet.");
    return {};
}

} // namespace atos
