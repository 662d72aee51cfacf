// SPDX-License-Identifier: Apache-2.0
#include "lab/composition/test_drawings.h"

#include "compose/draw/picture.h"

#include <opencv2/imgproc.hpp>

#include <cmath>
#include <functional>
#include <numbers>

namespace atos {
namespace {

constexpr int width = 1024;
constexpr int height = 512;
constexpr int pen = 9;
constexpr double turn = 2 * std::numbers::pi;
const cv::Scalar black(0);

using Points = std::vector<cv::Point>;

void line(cv::Mat& paper, const Points& points, bool closed = false) {
    cv::polylines(paper, points, closed, black, pen);
}

/// A curve of `x(t), y(t)` with t from 0 to 1; the paper reaches from 0 to 1 both ways, y upwards.
void curve(cv::Mat& paper, const std::function<cv::Point2d(double)>& at) {
    constexpr int steps = 200;
    Points points;
    for (int i = 0; i <= steps; ++i) {
        const cv::Point2d point = at(static_cast<double>(i) / steps);
        points.emplace_back(static_cast<int>(std::lround(point.x * width)),
                            static_cast<int>(std::lround((1 - point.y) * height)));
    }
    line(paper, points);
}

void circle(cv::Mat& paper, cv::Point2d centre, double radiusX, double radiusY) {
    curve(paper, [=](double t) {
        return cv::Point2d(centre.x + radiusX * std::cos(turn * t), centre.y + radiusY * std::sin(turn * t));
    });
}

void heart(cv::Mat& paper) {
    curve(paper, [](double t) {
        const double a = turn * t;
        return cv::Point2d(
            0.5 + 0.022 * 16 * std::pow(std::sin(a), 3),
            0.52 + 0.026 * (13 * std::cos(a) - 5 * std::cos(2 * a) - 2 * std::cos(3 * a) - std::cos(4 * a)));
    });
}

void star(cv::Mat& paper) {
    Points points;
    for (int i = 0; i < 10; ++i) {
        const double angle = turn * (i / 10.0 + 0.25);
        const double radius = i % 2 == 0 ? 0.45 : 0.18;
        points.emplace_back(static_cast<int>(width * (0.5 + radius * std::cos(angle))),
                            static_cast<int>(height * (0.5 - radius * std::sin(angle))));
    }
    line(paper, points, true);
}

void face(cv::Mat& paper) {
    circle(paper, {0.5, 0.5}, 0.4, 0.44);
    circle(paper, {0.36, 0.62}, 0.04, 0.06);
    circle(paper, {0.64, 0.62}, 0.04, 0.06);
    curve(paper,
          [](double t) { return cv::Point2d(0.3 + 0.4 * t, 0.34 - 0.14 * std::sin(std::numbers::pi * t)); });
}

void house(cv::Mat& paper) {
    line(paper, {{200, 460}, {200, 240}, {824, 240}, {824, 460}}, true);
    line(paper, {{160, 250}, {512, 50}, {864, 250}});
    line(paper, {{450, 460}, {450, 340}, {574, 340}, {574, 460}});
}

void letters(cv::Mat& paper) {
    line(paper, {{60, 450}, {160, 60}, {260, 450}});
    line(paper, {{105, 310}, {215, 310}});
    line(paper, {{300, 70}, {500, 70}});
    line(paper, {{400, 70}, {400, 450}});
    circle(paper, {0.61, 0.5}, 0.09, 0.38);
    curve(paper, [](double t) {
        return cv::Point2d(0.87 + 0.08 * std::sin(0.78 * turn * (0.5 - t) * 2.0), 0.12 + 0.76 * t);
    });
}

void hills(cv::Mat& paper) {
    curve(paper, [](double t) { return cv::Point2d(t, 0.3 + 0.25 * std::abs(std::sin(1.5 * turn * t))); });
    curve(paper, [](double t) { return cv::Point2d(t, 0.1 + 0.08 * std::sin(turn * t)); });
    circle(paper, {0.8, 0.8}, 0.06, 0.12);
}

} // namespace

std::vector<TestDrawing> testDrawings() {
    const auto drawn = [](std::string name, const std::function<void(cv::Mat&)>& draw) {
        cv::Mat paper(height, width, CV_8UC1, cv::Scalar(255));
        draw(paper);
        return TestDrawing{std::move(name), paper};
    };
    return {drawn("rising line",
                  [](cv::Mat& paper) {
                      line(paper, {{20, 480}, {1000, 40}});
                  }),
            drawn("wave",
                  [](cv::Mat& paper) {
                      curve(paper,
                            [](double t) { return cv::Point2d(t, 0.5 + 0.35 * std::sin(2 * turn * t)); });
                  }),
            drawn("two waves",
                  [](cv::Mat& paper) {
                      for (const double side : {-1.0, 1.0})
                          curve(paper, [side](double t) {
                              return cv::Point2d(t, 0.5 + side * (0.15 + 0.2 * std::cos(1.5 * turn * t)));
                          });
                  }),
            drawn("zigzag",
                  [](cv::Mat& paper) {
                      line(paper,
                           {{10, 450}, {170, 80}, {340, 430}, {510, 60}, {680, 440}, {850, 90}, {1010, 420}});
                  }),
            drawn("circle",
                  [](cv::Mat& paper) {
                      circle(paper, {0.5, 0.5}, 0.42, 0.42);
                  }),
            drawn("spiral",
                  [](cv::Mat& paper) {
                      curve(paper, [](double t) {
                          return cv::Point2d(0.5 + 0.45 * t * std::cos(2.5 * turn * t),
                                             0.5 + 0.45 * t * std::sin(2.5 * turn * t));
                      });
                  }),
            drawn("heart", heart),
            drawn("star", star),
            drawn("face", face),
            drawn("house", house),
            drawn("letters", letters),
            drawn("hills", hills)};
}

Status writeTestDrawings(const std::filesystem::path& folder) {
    std::error_code failure;
    std::filesystem::create_directories(folder, failure);
    for (const TestDrawing& drawing : testDrawings()) {
        const auto file = encodePng(drawing.picture);
        if (!file) return file.error();
        if (auto written = writeFile(folder / (drawing.name + ".png"), *file); !written) return written;
    }
    return {};
}

} // namespace atos
