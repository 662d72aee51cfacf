// SPDX-License-Identifier: Apache-2.0
#include "ui/base/words.h"

#include "core/minutes.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <array>
#include <cmath>

namespace atos::words {
namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("words", text);
}

/// "Bb" -> "B♭": only the accidental after the letter, so that "B" itself stays.
QString withSigns(const QString& name) {
    QString signs = name.left(1);
    for (const QChar character : name.mid(1)) {
        signs += character == u'#' ? QChar(u'♯') : character == u'b' ? QChar(u'♭') : character;
    }
    return signs;
}

QString qualitySign(ChordQuality quality) {
    switch (quality) {
    case ChordQuality::maj:
    case ChordQuality::none:
        return {};
    case ChordQuality::min:
        return QStringLiteral("m");
    case ChordQuality::maj7:
        return QStringLiteral("maj7");
    case ChordQuality::min7:
        return QStringLiteral("m7");
    case ChordQuality::seventh:
        return QStringLiteral("7");
    case ChordQuality::minmaj7:
        return QStringLiteral("m(maj7)");
    case ChordQuality::dim:
        return QStringLiteral("°");
    case ChordQuality::dim7:
        return QStringLiteral("°7");
    case ChordQuality::hdim7:
        return QStringLiteral("ø7");
    case ChordQuality::aug:
        return QStringLiteral("+");
    case ChordQuality::aug6:
        return QStringLiteral("aug6");
    case ChordQuality::maj6:
        return QStringLiteral("6");
    case ChordQuality::min6:
        return QStringLiteral("m6");
    case ChordQuality::sus2:
        return QStringLiteral("sus2");
    case ChordQuality::sus4:
        return QStringLiteral("sus4");
    }
    return {};
}

/// Mood quadrants of Russell's circumplex as the data numbers them (valence and arousal, counter-clockwise).
QString mood(const std::string& label) {
    if (label == "Q1") return tr("happy, lively");
    if (label == "Q2") return tr("tense, agitated");
    if (label == "Q3") return tr("sad, heavy");
    if (label == "Q4") return tr("calm, tender");
    return text(label);
}

QString spaced(const std::string& label) {
    return text(label).replace(u'_', u' ');
}

/// What a score states, as it is heard in playing; a form as it is called.
QString trait(const std::string& label) {
    if (label == "pedal_marked") return tr("much pedal");
    if (label == "staccato") return tr("detached notes");
    if (label == "arpeggiated_chords") return tr("rolled chords");
    return spaced(label);
}

/// "Bach JS" -> "J. S. Bach".
QString composer(const QString& label) {
    const qsizetype space = label.lastIndexOf(u' ');
    const QString initials = space < 0 ? QString() : label.mid(space + 1);
    if (initials.isEmpty() || initials.size() > 3 || initials != initials.toUpper()) return label;
    QString name;
    for (const QChar initial : initials)
        name += QStringLiteral("%1. ").arg(initial);
    return name + label.left(space);
}

} // namespace

QString text(const std::string& utf8) {
    return QString::fromStdString(utf8);
}
QString text(std::string_view utf8) {
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

QString error(const Error& error) {
    if (error.nextStep.empty()) return text(error.message);
    return QStringLiteral("%1 %2").arg(text(error.message), text(error.nextStep));
}

QString savedHereOnly() {
    return tr("Files can only be saved on this computer.");
}

QString key(const Key& key) {
    const QString mode = key.mode == Mode::major ? tr("major") : tr("minor");
    return QStringLiteral("%1 %2").arg(withSigns(text(tonicName(key))), mode);
}

QString keyName(const std::string& name) {
    const QStringList parts = text(name).split(u' ');
    if (parts.size() != 2) return {};
    const QString mode = parts[1] == u"major" ? tr("major") : tr("minor");
    return QStringLiteral("%1 %2").arg(withSigns(parts[0]), mode);
}

QString fileTitle(QString baseName) {
    baseName.replace(u'-', u' ').replace(u'_', u' ');
    return baseName.left(1).toUpper() + baseName.mid(1);
}

QString chord(const Chord& chord, const Key& key) {
    if (chord.quality == ChordQuality::none) return {};
    QString name = withSigns(text(spelledPitchClass(chord.root, key))) + qualitySign(chord.quality);
    if (chord.bass != chord.root) name += u'/' + withSigns(text(spelledPitchClass(chord.bass, key)));
    return name;
}

QString share(double probability) {
    return tr("%1 %").arg(std::lround(100 * probability));
}

QString minutes(double seconds) {
    return text(minutesAndSeconds(seconds));
}

QString pitch(int pitch) {
    static constexpr std::array<const char16_t*, 12> names{u"C",  u"C♯", u"D",  u"E♭", u"E",  u"F",
                                                           u"F♯", u"G",  u"A♭", u"A",  u"B♭", u"B"};
    return QString::fromUtf16(names.at(static_cast<std::size_t>(pitch % 12)))
           + QString::number(pitch / 12 - 1);
}

QString portName(const QString& port) {
    // ALSA through RtMidi: "client:port client-number:port-number"; the client is what the maker called it.
    static const QRegularExpression numbers(QStringLiteral(" \\d+:\\d+$"));
    if (!numbers.match(port).hasMatch()) return port;
    const qsizetype colon = port.indexOf(u':');
    return colon > 0 ? port.left(colon) : port;
}

QString head(StyleHead head) {
    switch (head) {
    case StyleHead::composer:
        return tr("Composer");
    case StyleHead::genre:
        return tr("Genre");
    case StyleHead::mood:
        return tr("Mood");
    case StyleHead::tempo:
        return tr("Tempo");
    case StyleHead::rhythm:
        return tr("Rhythm");
    case StyleHead::tag:
        return tr("Traits");
    }
    return {};
}

QString label(StyleHead head, const std::string& label) {
    if (head == StyleHead::mood) return mood(label);
    if (head == StyleHead::tag) return trait(label);
    QString name = spaced(label);
    if (name.startsWith(u'(') && name.endsWith(u')')) name = name.mid(1, name.size() - 2);
    return head == StyleHead::composer ? composer(name) : name;
}

QString term(const std::string& name) {
    if (name == "harmony") return tr("Harmony");
    if (name == "key") return tr("Same key");
    for (const StyleHead which : styleHeads) {
        if (name == headName(which)) return head(which);
    }
    return text(name);
}

} // namespace atos::words
