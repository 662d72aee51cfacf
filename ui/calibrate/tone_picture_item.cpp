// SPDX-License-Identifier: Apache-2.0
#include "ui/calibrate/tone_picture_item.h"

#include "ui/calibrate/instrument_path.h"
#include "ui/calibrate/room_path.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace atos {
namespace {

/// All is drawn in units of which the item's height is so many; a wide item has a wide room.
constexpr double drawnHeight = 140;
constexpr QPointF soundCentre{150, 62};
constexpr QPointF instrumentPlace{62, 28};

QColor faded(QColor colour, double opacity) {
    colour.setAlphaF(static_cast<float>(std::clamp(opacity, 0.0, 1.0)));
    return colour;
}

/// How much of the room is heard, 0..1.
double roomShare(const TonePreset& tone) {
    if (!tone.reverbLevel) return tone.reverbTime ? 0.5 : 0;
    return std::clamp(1 - (-*tone.reverbLevel - 6) / 24, 0.15, 1.0);
}

/// An arc to the right of the instrument.
void paintArc(QPainter& painter, double radius) {
    const QRectF box(soundCentre.x() - radius, soundCentre.y() - radius, 2 * radius, 2 * radius);
    painter.drawArc(box, -34 * 16, 68 * 16);
}

/// The sound as it leaves the instrument: bright is many fine waves, mellow few and broad.
double paintNearWaves(QPainter& painter, const TonePreset& tone, const QColor& colour) {
    const double brightness = tone.brightness.value_or(0);
    const double step = 11 * std::pow(2, -brightness);
    const double first = 62;
    const double last = 112;
    double radius = first;
    for (; radius < last; radius += step) {
        const double away = (radius - first) / (last - first);
        painter.setPen(QPen(faded(colour, 0.95 - 0.45 * away), 2.6 * std::pow(2, -brightness), Qt::SolidLine,
                            Qt::RoundCap));
        paintArc(painter, radius);
    }
    return radius;
}

/// What the room sends back: as many waves as it rings for, as strong as it is heard.
void paintEchoes(QPainter& painter, const TonePreset& tone, const QColor& colour, const QRectF& room,
                 double from) {
    constexpr double secondsOfAWave = 0.4;
    constexpr double wavesThatFit = 11; ///< those of the longest room
    const double step = std::max(8.0, (room.right() - soundCentre.x() - from - 12) / wavesThatFit);
    const double seconds = tone.reverbTime.value_or(0);
    const int waves = static_cast<int>(std::lround(seconds / secondsOfAWave));
    for (int i = 0; i < waves; ++i) {
        const double left = 1 - static_cast<double>(i) / std::max(1, waves);
        painter.setPen(QPen(faded(colour, 0.75 * roomShare(tone) * left), 1.6, Qt::DashLine, Qt::RoundCap));
        paintArc(painter, from + 6 + i * step);
    }
}

} // namespace

TonePictureItem::TonePictureItem(QQuickItem* parent) : QQuickPaintedItem(parent) {
    setAntialiasing(true);
    connect(this, &TonePictureItem::changed, this, [this] { update(); });
}

void TonePictureItem::setTone(const ToneView& tone) {
    tone_ = tone;
    Q_EMIT changed();
}

void TonePictureItem::paint(QPainter* painter) {
    const TonePreset& tone = tone_.preset;
    painter->setRenderHint(QPainter::Antialiasing);
    const double scale = height() / drawnHeight;
    painter->scale(scale, scale);
    const QRectF hall = QRectF(0, 0, width() / scale, drawnHeight).adjusted(1, 1, -1, -1);
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(faded(wall_, 0.35 + 0.5 * roomShare(tone)), 1.3, Qt::SolidLine, Qt::RoundCap));
    painter->drawPath(roomPath(tone.reverbType, tone.reverbTime.value_or(0), hall));

    painter->setClipRect(hall);
    paintEchoes(*painter, tone, wave_, hall, paintNearWaves(*painter, tone, wave_));
    painter->setClipping(false);

    painter->translate(instrumentPlace);
    const InstrumentPath instrument = instrumentPath(tone.voice.value_or(Voice::concertGrand));
    painter->setPen(Qt::NoPen);
    painter->setBrush(ink_);
    painter->drawPath(instrument.body);
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(ink_, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->drawPath(instrument.lines);
    painter->setPen(QPen(wave_, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->drawPath(instrument.marks);
}

} // namespace atos
