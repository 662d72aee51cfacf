// SPDX-License-Identifier: Apache-2.0
#include "ui/base/tone_words.h"

#include "ui/base/words.h"

#include <QCoreApplication>

#include <cmath>

namespace atos::words {
namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("words", text);
}

QString voice(Voice voice) {
    switch (voice) {
    case Voice::concertGrand:
        return tr("Concert grand");
    case Voice::mellowGrand:
        return tr("Mellow grand");
    case Voice::brightGrand:
        return tr("Bright grand");
    case Voice::studioGrand:
        return tr("Studio grand");
    case Voice::upright:
        return tr("Upright piano");
    case Voice::felt:
        return tr("Felt piano");
    case Voice::honkyTonk:
        return tr("Honky-tonk piano");
    case Voice::fortepiano:
        return tr("Fortepiano");
    case Voice::harpsichord:
        return tr("Harpsichord");
    case Voice::tine:
        return tr("Electric piano, tines");
    case Voice::reed:
        return tr("Electric piano, reeds");
    case Voice::fmPiano:
        return tr("Electric piano, FM");
    }
    return {};
}

QString reverb(ReverbType type) {
    switch (type) {
    case ReverbType::room:
        return tr("Room");
    case ReverbType::chamber:
        return tr("Chamber");
    case ReverbType::hall:
        return tr("Hall");
    case ReverbType::concertHall:
        return tr("Concert hall");
    case ReverbType::plate:
        return tr("Plate reverb");
    }
    return {};
}

QString degree(double value, const QString& low, const QString& middle, const QString& high) {
    if (std::abs(value) < 0.05) return middle;
    const QString number =
        QStringLiteral("%1%2").arg(QChar(value < 0 ? u'−' : u'+')).arg(std::abs(value), 0, 'f', 1);
    return QStringLiteral("%1 %2").arg(value < 0 ? low : high, number);
}

/// A third of the way is a shade, two thirds and more are plain to anybody.
QString brightnessInWords(double brightness) {
    const bool bright = brightness > 0;
    const double size = std::abs(brightness);
    if (size < 0.05) return {};
    if (size < 0.35) return bright ? tr("A little brighter") : tr("A little mellower");
    if (size < 0.7) return bright ? tr("Brighter") : tr("Mellower");
    return bright ? tr("Much brighter") : tr("Much mellower");
}

/// How near the piano stands, by the level of the room against it.
QString distance(double decibels) {
    if (decibels > -10) return tr("Far away");
    if (decibels > -15) return tr("Well in the room");
    if (decibels > -20) return tr("A little room");
    return tr("Close to you");
}

QString roomInWords(const TonePreset& tone) {
    if (!tone.reverbType && !tone.reverbTime) return {};
    const QString room = tone.reverbType ? reverb(*tone.reverbType) : tr("Room");
    return tone.reverbTime ? tr("%1, rings for %2 s").arg(room).arg(*tone.reverbTime, 0, 'f', 1) : room;
}

} // namespace

QStringList tone(const TonePreset& tone) {
    QStringList parts;
    const auto add = [&parts](const QString& words) {
        if (!words.isEmpty()) parts << words;
    };
    if (tone.voice) add(voice(*tone.voice));
    if (tone.brightness) add(brightnessInWords(*tone.brightness));
    add(roomInWords(tone));
    if (tone.reverbLevel) add(distance(*tone.reverbLevel));
    if (tone.resonance && std::abs(*tone.resonance) >= 0.05)
        add(*tone.resonance > 0 ? tr("Strings ring along more") : tr("Strings ring along less"));
    if (tone.chorus && *tone.chorus > 0.005) add(tr("Chorus"));
    if (tone.touch && std::abs(*tone.touch) >= 0.05)
        add(*tone.touch < 0 ? tr("Lighter touch") : tr("Heavier touch"));
    return parts;
}

QStringList toneNumbers(const TonePreset& tone) {
    QStringList parts;
    if (tone.voice) parts << voice(*tone.voice);
    if (tone.brightness)
        parts << degree(*tone.brightness, tr("Mellower"), tr("Neutral brightness"), tr("Brighter"));
    if (tone.reverbType || tone.reverbTime) {
        QString room = tone.reverbType ? reverb(*tone.reverbType) : tr("Reverb");
        if (tone.reverbTime) room += tr(", %1 s").arg(*tone.reverbTime, 0, 'f', 1);
        parts << room;
    }
    if (tone.reverbLevel) parts << tr("Reverb %1 dB").arg(*tone.reverbLevel, 0, 'f', 0).replace(u'-', u'−');
    if (tone.resonance)
        parts << degree(*tone.resonance, tr("Less resonance"), tr("Normal resonance"), tr("More resonance"));
    if (tone.chorus && *tone.chorus > 0.005) parts << tr("Chorus %1").arg(share(*tone.chorus));
    if (tone.touch)
        parts << degree(*tone.touch, tr("Lighter touch"), tr("Medium touch"), tr("Heavier touch"));
    return parts;
}

} // namespace atos::words
