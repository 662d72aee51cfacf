// SPDX-License-Identifier: Apache-2.0
#include "ui/studio/draw_model.h"

#include "ui/base/words.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <utility>

namespace atos {
namespace {

GeneratorService serviceFor(const DrawFunction& draw, const std::shared_ptr<DrawingOrder>& order) {
    return {
        QStringLiteral("drawing"),
        QCoreApplication::translate("drawing", "Drawing"),
        QCoreApplication::translate("drawing", "LSTM"),
        QCoreApplication::translate("drawing",
                                    "Writes music that leans on the ink: high is high, left is first."),
        {},
        [draw, order]() -> Result<std::unique_ptr<Generator>> { return makeDrawingGenerator(draw, order); }};
}

int percent(double share) {
    return static_cast<int>(std::lround(100 * share));
}

} // namespace

DrawModel::DrawModel(DrawFunction draw, PlayerModel& player, MidiHandover& handover, QObject* parent)
    : QObject(parent), available_(draw != nullptr), music_(serviceFor(draw, order_), player, handover) {
    connect(&music_, &GeneratorJob::failed, this, &DrawModel::failed);
    connect(&music_, &GeneratorJob::stateChanged, this, [this] {
        if (music_.state() != GeneratorJob::State::Ready) return;
        scores_ = order_->scores();
        Q_EMIT scoresChanged();
    });
    order();
}

void DrawModel::setErasing(bool erasing) {
    if (erasing == erasing_) return;
    erasing_ = erasing;
    Q_EMIT erasingChanged();
}

void DrawModel::setStop(int stop) {
    stop = std::clamp(stop, 0, stops() - 1);
    if (stop == stop_) return;
    stop_ = stop;
    Q_EMIT stopChanged();
    order();
    if (music_.state() == GeneratorJob::State::Ready && !isEmpty()) music_.generate(seconds());
}

void DrawModel::setInkShown(bool shown) {
    if (shown == inkShown_) return;
    inkShown_ = shown;
    findInk();
}

QString DrawModel::looksLike() const {
    if (!scores_) return {};
    return tr("Looks like the drawing: %1 %, and %2 % of the ink is played")
        .arg(percent(scores_->f1))
        .arg(percent(scores_->recall));
}

QString DrawModel::soundsLike() const {
    if (!scores_) return {};
    return tr("Sounds like music: %1 % of the notes in one scale, %2 % of the chords clash")
        .arg(percent(scores_->inKey))
        .arg(percent(scores_->dissonance));
}

void DrawModel::beginStroke(double x, double y) {
    sketch_.beginStroke({x, y}, erasing_);
    Q_EMIT pictureChanged();
}

void DrawModel::lineTo(double x, double y) {
    sketch_.lineTo({x, y});
    Q_EMIT pictureChanged();
}

void DrawModel::endStroke() {
    order();
}

void DrawModel::stamp(Stamp stamp) {
    static constexpr SketchStamp stamps[]{SketchStamp::Wave, SketchStamp::Mountain, SketchStamp::Heart,
                                          SketchStamp::Star};
    sketch_.stamp(stamps[static_cast<std::size_t>(stamp)]);
    pictureDone();
}

void DrawModel::clear() {
    sketch_.clear();
    pictureDone();
}

void DrawModel::undo() {
    sketch_.undo();
    pictureDone();
}

void DrawModel::openPicture(const QUrl& file) {
    worker_.run(
        this, [path = file.toLocalFile().toStdString()](const Task&) { return readDrawing(path); },
        [this](const Result<Drawing>& drawing) {
            if (!drawing) return Q_EMIT failed(words::error(drawing.error()));
            sketch_.load(drawing->picture);
            inkShown_ = true;
            pictureDone();
            for (const std::string& warning : drawing->warnings)
                Q_EMIT failed(words::text(warning));
        });
}

void DrawModel::pictureDone() {
    order();
    Q_EMIT pictureChanged();
}

void DrawModel::order() {
    const QImage& image = sketch_.image();
    const cv::Mat view(image.height(), image.width(), CV_8UC1, const_cast<uchar*>(image.constBits()),
                       static_cast<std::size_t>(image.bytesPerLine()));
    order_->wish({view.clone(), lookStops[static_cast<std::size_t>(stop_)]});
    findInk();
}

void DrawModel::findInk() {
    const int wish = ++inkWish_;
    if (!inkShown_ || isEmpty()) return showInk({}, {});
    worker_.run(
        this,
        [picture = order_->wished().picture](const Task&) {
            return foundInk({picture, tr("The drawing").toStdString()}, seconds());
        },
        [this, wish](const Result<cv::Mat>& found) {
            if (wish != inkWish_) return;
            if (!found) return showInk({}, words::error(found.error()));
            const QImage view(found->data, found->cols, found->rows, static_cast<qsizetype>(found->step),
                              QImage::Format_Grayscale8);
            showInk(view.copy(), tr("Marked is what is read as ink: the music will follow it."));
        });
}

void DrawModel::showInk(QImage ink, const QString& sentence) {
    ink_ = std::move(ink);
    inkSentence_ = sentence;
    Q_EMIT inkChanged();
}

} // namespace atos
