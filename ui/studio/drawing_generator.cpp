// SPDX-License-Identifier: Apache-2.0
#include "ui/studio/drawing_generator.h"

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
        const auto target = targetMaskOf({wish.picture, "The drawing"}, request.seconds);
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
