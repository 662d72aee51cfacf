// SPDX-License-Identifier: Apache-2.0
// A picture that is drawn by hand: pen, eraser, stamps, and the way back.
#pragma once

#include <QImage>
#include <QPointF>

#include <opencv2/core/mat.hpp>

#include <vector>

namespace atos {

enum class SketchStamp { Wave, Mountain, Heart, Star };

/// Black ink on white. Places are shares of the width and the height, 0..1 from the left and the top.
class Sketch {
public:
    static constexpr int width = 960;  // pixels
    static constexpr int height = 384; // pixels

    Sketch();

    [[nodiscard]] const QImage& image() const { return image_; } ///< Format_Grayscale8
    [[nodiscard]] bool empty() const { return empty_; }
    [[nodiscard]] bool canUndo() const { return !before_.empty(); }

    /// A stroke is one step of undo.
    void beginStroke(QPointF at, bool erasing);
    void lineTo(QPointF at);
    /// In the middle of the picture.
    void stamp(SketchStamp stamp);
    /// CV_8UC1, stretched over all of it.
    void load(const cv::Mat& picture);
    void clear();
    void undo();

private:
    void remember();
    void drawLine(QPointF from, QPointF to);
    void look();

    QImage image_;
    std::vector<QImage> before_;
    QPointF last_;
    bool erasing_ = false;
    bool empty_ = true;
};

} // namespace atos
