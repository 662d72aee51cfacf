// SPDX-License-Identifier: Apache-2.0
#include "app/draw/draw_picture.h"

#include "compose/draw/picture.h"
#include "compose/draw/target_mask.h"
#include "files/bytes.h"
#include "files/locations.h"

#include <system_error>
#include <utility>

namespace atos {

Result<Drawing> readDrawing(const std::filesystem::path& file) {
    auto picture = readPicture(file);
    if (!picture) return picture.error();
    return Drawing{std::move(picture->pixels), file.string(), std::move(picture->warnings)};
}

Result<cv::Mat> targetMaskOf(const Drawing& drawing, double seconds) {
    const auto columns = targetColumns(seconds);
    if (!columns) return columns.error();
    return targetMask(drawing.picture, *columns, drawing.name);
}

Result<cv::Mat> foundInk(const Drawing& drawing, double seconds) {
    const auto target = targetMaskOf(drawing, seconds);
    if (!target) return target.error();
    return pictureRows(*target).clone();
}

Status writeInk(const Drawing& drawing, const cv::Mat& target, const std::filesystem::path& png) {
    const auto bytes = encodePng(inkOverPicture(drawing.picture, target));
    if (!bytes) return bytes.error();
    return writeFile(png, *bytes);
}

DrawingComposer::DrawingComposer(std::filesystem::path weights, std::filesystem::path judge)
    : weights_(weights.empty() ? shippedWeights("lstm") : std::move(weights)),
      judgeWeights_(std::move(judge)) {}

bool DrawingComposer::installed() const {
    std::error_code failure;
    return std::filesystem::exists(weights_, failure);
}

Result<DrawnMusic> DrawingComposer::compose(const cv::Mat& target, const DrawRequest& request,
                                            const Task& task) {
    const auto model = model_.get([this] { return LstmNotes::load(weights_); });
    if (!model) return model.error();
    const LstmNotes* judge = nullptr;
    if (!judgeWeights_.empty()) {
        const auto opened = judge_.get([this] { return LstmNotes::load(judgeWeights_); });
        if (!opened) return opened.error();
        judge = *opened;
    }
    return drawMusic(target, request, **model, judge, task);
}

DrawFunction shippedDrawing() {
    const auto composer = std::make_shared<DrawingComposer>();
    if (!composer->installed()) return {};
    return [composer](const cv::Mat& target, const DrawRequest& request, const Task& task) {
        return composer->compose(target, request, task);
    };
}

} // namespace atos
