// SPDX-License-Identifier: Apache-2.0
#include "ui/items/piano_keys_item.h"

#include "ui/base/words.h"

#include <QPainter>
#include <QTouchEvent>

#include <algorithm>

namespace atos {
namespace {

constexpr int mouseFinger = -1;
constexpr int whiteKeys = 52;
constexpr double blackWidth = 0.58; ///< of a white key
constexpr double blackLength = 0.62;

constexpr std::array<int, 12> whitesBelow{0, 1, 1, 2, 2, 3,
                                          4, 4, 5, 5, 6, 6}; ///< in the octave, before each semitone
constexpr std::array<bool, 12> black{false, true,  false, true,  false, false,
                                     true,  false, true,  false, true,  false};

bool isBlack(int pitch) {
    return black.at(static_cast<std::size_t>(pitch % 12));
}

/// White keys to the left of a pitch, counted from A0.
int whiteIndex(int pitch) {
    return 7 * (pitch / 12) + whitesBelow.at(static_cast<std::size_t>(pitch % 12)) - 12;
}

/// Softer near the top of a key, where a finger has less leverage, as on a real piano.
int velocityAt(const QRectF& key, double y) {
    const double depth = std::clamp((y - key.top()) / key.height(), 0.0, 1.0);
    return static_cast<int>(30 + 85 * depth);
}

} // namespace

PianoKeysItem::PianoKeysItem(QQuickItem* parent) : QQuickPaintedItem(parent) {
    setAcceptedMouseButtons(Qt::LeftButton);
    setAcceptTouchEvents(true);
}

void PianoKeysItem::setLive(LiveModel* live) {
    liftAll();
    live_ = live;
    if (live_ != nullptr)
        connect(live_, &HeardModel::moved, this, &PianoKeysItem::watch, Qt::UniqueConnection);
    Q_EMIT modelsChanged();
}

void PianoKeysItem::setHeard(HeardModel* heard) {
    heard_ = heard;
    if (heard_ != nullptr)
        connect(heard_, &HeardModel::moved, this, &PianoKeysItem::watch, Qt::UniqueConnection);
    watch();
    Q_EMIT modelsChanged();
}

void PianoKeysItem::setLetters(ComputerKeyboard* letters) {
    letters_ = letters;
    if (letters_ != nullptr) connect(letters_, &ComputerKeyboard::octaveChanged, this, [this] { update(); });
    Q_EMIT modelsChanged();
}

void PianoKeysItem::setPalette(RollPalette* palette) {
    palette_ = palette;
    if (palette_ != nullptr) connect(palette_, &RollPalette::changed, this, [this] { update(); });
    Q_EMIT modelsChanged();
}

QRectF PianoKeysItem::keyRect(int pitch) const {
    const double key = width() / whiteKeys;
    const double left = whiteIndex(pitch) * key;
    if (!isBlack(pitch)) return {left, 0, key, height()};
    return {left - key * blackWidth / 2, 0, key * blackWidth, height() * blackLength};
}

int PianoKeysItem::pitchAt(double x, double y) const {
    if (!contains({x, y})) return -1;
    int found = -1;
    for (int pitch = lowestPitch; pitch <= highestPitch; ++pitch) {
        if (keyRect(pitch).contains(x, y) && (found < 0 || isBlack(pitch))) found = pitch;
    }
    return found;
}

void PianoKeysItem::watch() {
    std::array<std::uint8_t, 128> held{};
    if (live_ != nullptr) held = live_->held();
    if (heard_ != nullptr && heard_ != live_) {
        const std::array<std::uint8_t, 128> others = heard_->held();
        std::transform(held.begin(), held.end(), others.begin(), held.begin(),
                       [](std::uint8_t a, std::uint8_t b) { return std::max(a, b); });
    }
    if (held == shown_) return;
    shown_ = held;
    update();
}

void PianoKeysItem::touch(int finger, const QPointF& point) {
    const int pitch = pitchAt(point.x(), point.y());
    const int before = fingers_.value(finger, -1);
    if (pitch == before || live_ == nullptr) return;
    lift(finger);
    if (pitch < 0) return;
    fingers_.insert(finger, pitch);
    live_->noteOn(pitch, velocityAt(keyRect(pitch), point.y()));
}

void PianoKeysItem::lift(int finger) {
    const auto found = fingers_.constFind(finger);
    if (found == fingers_.cend()) return;
    const int pitch = *found;
    fingers_.erase(found);
    if (live_ != nullptr) live_->noteOff(pitch);
}

void PianoKeysItem::liftAll() {
    for (const int finger : fingers_.keys())
        lift(finger);
}

void PianoKeysItem::mousePressEvent(QMouseEvent* event) {
    touch(mouseFinger, event->position());
}
void PianoKeysItem::mouseMoveEvent(QMouseEvent* event) {
    touch(mouseFinger, event->position());
}
void PianoKeysItem::mouseReleaseEvent(QMouseEvent* /*event*/) {
    lift(mouseFinger);
}
void PianoKeysItem::mouseUngrabEvent() {
    lift(mouseFinger);
}

void PianoKeysItem::touchEvent(QTouchEvent* event) {
    for (const QEventPoint& point : event->points()) {
        if (point.state() == QEventPoint::Released) {
            lift(point.id());
        } else {
            touch(point.id(), point.position());
        }
    }
    event->accept();
}

void PianoKeysItem::touchUngrabEvent() {
    liftAll();
}

void PianoKeysItem::paint(QPainter* painter) {
    if (palette_ == nullptr) return;
    QColor gap = palette_->ebony;
    gap.setAlphaF(0.45F);
    painter->fillRect(QRectF(0, 0, width(), height() - 3), gap);
    painter->setRenderHint(QPainter::Antialiasing);
    for (const bool blackKeys : {false, true}) {
        for (int pitch = lowestPitch; pitch <= highestPitch; ++pitch) {
            if (isBlack(pitch) == blackKeys)
                paintKey(*painter, pitch, shown_.at(static_cast<std::size_t>(pitch)));
        }
    }
}

void PianoKeysItem::paintKey(QPainter& painter, int pitch, int velocity) const {
    const bool dark = isBlack(pitch);
    const QRectF key = dark ? keyRect(pitch) : keyRect(pitch).adjusted(0.5, 0, -0.5, 0);
    painter.setPen(Qt::NoPen);
    painter.setBrush(velocity > 0 ? palette_->velocity(velocity) : dark ? palette_->ebony : palette_->ivory);
    const double radius = std::min(4.0, key.width() / 4);
    // The upper corners are hidden above the edge: only the end towards the player is round.
    painter.setClipRect(QRectF(key.left() - 1, 0, key.width() + 2, key.height()));
    painter.drawRoundedRect(key.adjusted(0, -radius, 0, 0), radius, radius);
    painter.setClipping(false);

    const QString letter = letters_ != nullptr ? letters_->letterOf(pitch) : QString();
    const bool roomy = key.width() >= palette_->textSize * 0.8;
    const double line = palette_->textSize * 1.3;
    painter.setFont(palette_->font());
    painter.setPen(dark ? palette_->ivory : palette_->ebony);
    if (!letter.isEmpty() && roomy) {
        painter.setOpacity(0.75);
        painter.drawText(key.adjusted(-4, 0, 4, dark ? -4 : -4 - line), Qt::AlignHCenter | Qt::AlignBottom,
                         letter);
    }
    if (pitch % 12 == 0 && roomy) {
        painter.setOpacity(0.5);
        painter.drawText(key.adjusted(-4, 0, 4, -4), Qt::AlignHCenter | Qt::AlignBottom, words::pitch(pitch));
    }
    painter.setOpacity(1);
}

} // namespace atos
