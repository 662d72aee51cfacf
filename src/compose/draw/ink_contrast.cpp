// SPDX-License-Identifier: Apache-2.0
#include "compose/draw/ink_contrast.h"

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cstdint>
#include <vector>

namespace atos {
namespace {

std::vector<std::uint8_t> borderOf(const cv::Mat& channel) {
    std::vector<std::uint8_t> border;
    for (const cv::Mat& side :
         {channel.row(0), channel.row(channel.rows - 1), channel.col(0), channel.col(channel.cols - 1)})
        for (int y = 0; y < side.rows; ++y)
            for (int x = 0; x < side.cols; ++x)
                border.push_back(side.at<std::uint8_t>(y, x));
    return border;
}

double quantileOf(std::vector<std::uint8_t>& values, double share) {
    const auto place =
        values.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size()));
    std::nth_element(values.begin(), place, values.end());
    return *place;
}

cv::Mat blended(const cv::Mat& picture, std::uint8_t ground) {
    cv::Mat result(picture.size(), CV_8UC3);
    for (int y = 0; y < picture.rows; ++y) {
        const auto* const from = picture.ptr<cv::Vec4b>(y);
        auto* const to = result.ptr<cv::Vec3b>(y);
        for (int x = 0; x < picture.cols; ++x) {
            const int alpha = from[x][3];
            for (int channel = 0; channel < 3; ++channel)
                to[x][channel] = static_cast<std::uint8_t>(
                    (from[x][channel] * alpha + ground * (255 - alpha) + 127) / 255);
        }
    }
    return result;
}

cv::Mat contrastOfColours(const cv::Mat& picture) {
    std::vector<cv::Mat> channels;
    cv::split(picture, channels);
    cv::Mat largest = cv::Mat::zeros(picture.size(), CV_8UC1);
    for (const cv::Mat& channel : channels) {
        cv::Mat difference;
        cv::absdiff(channel, cv::Scalar(borderMedian(channel)), difference);
        largest = cv::max(largest, difference);
    }
    return 255 - largest;
}

bool showsSomething(const cv::Mat& contrast) {
    double darkest = 255;
    cv::minMaxLoc(contrast, &darkest);
    return 255 - darkest >= faintestInk;
}

} // namespace

double borderMedian(const cv::Mat& channel) {
    std::vector<std::uint8_t> border = borderOf(channel);
    return quantileOf(border, 0.5);
}

double borderSpread(const cv::Mat& channel) {
    std::vector<std::uint8_t> border = borderOf(channel);
    return quantileOf(border, 0.9) - quantileOf(border, 0.1);
}

cv::Mat contrastToPaper(const cv::Mat& picture) {
    if (picture.channels() == 3) return contrastOfColours(picture);
    cv::Mat onWhite = contrastOfColours(blended(picture, 255));
    if (showsSomething(onWhite)) return onWhite;
    cv::Mat onBlack = contrastOfColours(blended(picture, 0));
    return showsSomething(onBlack) ? onBlack : onWhite;
}

} // namespace atos
