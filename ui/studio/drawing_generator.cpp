// SPDX-License-Identifier: Apache-2.0
#include "ui/studio/drawing_generator.h"

#include "compose/draw/target_mask.h"
#include "compose/lstm/lstm.h"
#include "files/locations.h"

#include <system_error>
#include <utility>

namespace atos {
namespace {

class DrawingGenerator final : public Generator {
public:
    DrawingGenerator(DrawFunction draw, std::shared_ptr<DrawingOrder> order)
        : draw_(std::move(draw)), order_(std::move(order)) {}

    [[nodiscard]] Result<Performance> generate(const GenerationRequest& request,
                                               const Task& task) const override {
        const DrawingOrder::Wish wish = order_->wished();
        const auto columns = targetColumns(request.seconds);
        if (!columns) return columns.error();
        const auto target = targetMask(wish.picture, *columns, "The drawing");
        if (!target) return target.error();
        DrawRequest drawing;
        drawing.music = request;
        drawing.look = wish.look;
        auto drawn = draw_(*target, drawing, task);
        if (!drawn) return drawn.error();
        order_->tell(drawn->scores);
        return std::move(drawn->performance);
    }

private:
    DrawFunction draw_;
    std::shared_ptr<DrawingOrder> order_;
};

} // namespace

DrawFunction shippedDrawing() {
    const auto weights = shippedWeights("lstm");
    std::error_code failure;
    if (!std::filesystem::exists(weights, failure)) return {};
    return [weights, model = std::make_shared<std::unique_ptr<LstmNotes>>()](
               const cv::Mat& target, const DrawRequest& request, const Task& task) -> Result<DrawnMusic> {
        if (!*model) {
            auto loaded = LstmNotes::load(weights);
            if (!loaded) return loaded.error();
            *model = std::move(*loaded);
        }
        return drawMusic(target, request, **model, nullptr, task);
    };
}

void DrawingOrder::wish(Wish wish) {
    const std::scoped_lock lock(mutex_);
    wish_ = std::move(wish);
}

DrawingOrder::Wish DrawingOrder::wished() const {
    const std::scoped_lock lock(mutex_);
    return wish_;
}

void DrawingOrder::tell(const DrawScores& scores) {
    const std::scoped_lock lock(mutex_);
    scores_ = scores;
}

std::optional<DrawScores> DrawingOrder::scores() const {
    const std::scoped_lock lock(mutex_);
    return scores_;
}

std::unique_ptr<Generator> makeDrawingGenerator(DrawFunction draw, std::shared_ptr<DrawingOrder> order) {
    return std::make_unique<DrawingGenerator>(std::move(draw), std::move(order));
}

} // namespace atos
