// SPDX-License-Identifier: Apache-2.0
#include "music/musicxml.h"

#include "files/bytes.h"
#include "music/accidentals.h"

#include <fmt/format.h>

#include <cmath>
#include <iterator>
#include <string_view>

namespace atos {
namespace {

constexpr std::string_view head = R"(<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE score-partwise PUBLIC "-//Recordare//DTD MusicXML 4.0 Partwise//EN" "http://www.musicxml.org/dtds/partwise.dtd">
<score-partwise version="4.0">
)";

/// Characters that XML 1.0 does not know become spaces.
std::string escaped(const std::string& text) {
    std::string result;
    for (const char character : text) {
        switch (character) {
        case '&':
            result += "&amp;";
            break;
        case '<':
            result += "&lt;";
            break;
        case '>':
            result += "&gt;";
            break;
        default:
            result += static_cast<unsigned char>(character) < 0x20 ? ' ' : character;
        }
    }
    return result;
}

class Writer {
public:
    explicit Writer(const Score& score) : score_(score) {}

    std::string write() {
        text_ = head;
        if (!score_.title.empty()) add("  <work><work-title>{}</work-title></work>\n", escaped(score_.title));
        add("  <identification><encoding><software>ATOS MIDI</software></encoding></identification>\n"
            "  <part-list><score-part id=\"P1\"><part-name>Piano</part-name></score-part></part-list>\n"
            "  <part id=\"P1\">\n");
        for (std::size_t i = 0; i < score_.bars.size(); ++i)
            addBar(i);
        text_ += "  </part>\n</score-partwise>\n";
        return std::move(text_);
    }

private:
    template<typename... Arguments>
    void add(fmt::format_string<Arguments...> format, Arguments&&... arguments) {
        fmt::format_to(std::back_inserter(text_), format, std::forward<Arguments>(arguments)...);
    }

    void addBar(std::size_t index) {
        const ScoreBar& bar = score_.bars[index];
        add("    <measure number=\"{}\"{}>\n", bar.number, bar.number == 0 ? " implicit=\"yes\"" : "");
        addAttributes(index);
        addTempo(bar, index == 0);
        bool first = true;
        for (std::size_t staff = 0; staff < bar.staves.size(); ++staff) {
            const std::vector<ScoreVoice>& voices = bar.staves[staff];
            const auto accidentals = accidentalsOf(voices, score_.fifths);
            for (std::size_t voice = 0; voice < std::max<std::size_t>(1, voices.size()); ++voice) {
                if (!first) add("      <backup><duration>{}</duration></backup>\n", bar.length);
                first = false;
                const Place place{staff + 1, 4 * staff + voice + 1, voice > 0};
                if (voices.empty() || voices[voice].empty())
                    addBarRest(bar, place);
                else
                    for (std::size_t i = 0; i < voices[voice].size(); ++i)
                        addChord(voices[voice][i], place, accidentals[voice][i]);
            }
        }
        text_ += "    </measure>\n";
    }

    void addAttributes(std::size_t index) {
        const ScoreBar& bar = score_.bars[index];
        const bool first = index == 0;
        const bool metre = first || bar.beats != score_.bars[index - 1].beats
                           || bar.beatType != score_.bars[index - 1].beatType;
        if (!metre) return;
        text_ += "      <attributes>\n";
        if (first)
            add("        <divisions>{}</divisions>\n        <key><fifths>{}</fifths><mode>{}</mode></key>\n",
                divisionsPerQuarter, score_.fifths, score_.minor ? "minor" : "major");
        add("        <time><beats>{}</beats><beat-type>{}</beat-type></time>\n", bar.beats, bar.beatType);
        if (first)
            text_ += "        <staves>2</staves>\n"
                     "        <clef number=\"1\"><sign>G</sign><line>2</line></clef>\n"
                     "        <clef number=\"2\"><sign>F</sign><line>4</line></clef>\n";
        text_ += "      </attributes>\n";
    }

    /// A mark at the beginning, then only for whoever plays it: rubato is not printed.
    void addTempo(const ScoreBar& bar, bool first) {
        if (!(bar.tempo > 0)) return;
        if (!first) return add("      <sound tempo=\"{:.2f}\"/>\n", bar.tempo);
        add("      <direction placement=\"above\"><direction-type><metronome>"
            "<beat-unit>quarter</beat-unit>{}<per-minute>{}</per-minute></metronome></direction-type>"
            "<staff>1</staff><sound tempo=\"{:.2f}\"/></direction>\n",
            score_.compound ? "<beat-unit-dot/>" : "",
            std::lround(score_.compound ? bar.tempo / 1.5 : bar.tempo), bar.tempo);
    }

    struct Place {
        std::size_t staff;
        std::size_t voice;
        bool second; ///< rests of a second voice are not printed
    };

    void addBarRest(const ScoreBar& bar, const Place& place) {
        add("      <note><rest "
            "measure=\"yes\"/><duration>{}</duration><voice>{}</voice><staff>{}</staff></note>\n",
            bar.length, place.voice, place.staff);
    }

    void addChord(const ScoreChord& chord, const Place& place, const ChordAccidentals& accidentals) {
        if (chord.pitches.empty()) return addNote(chord, nullptr, nullptr, false, place);
        for (std::size_t i = 0; i < chord.pitches.size(); ++i)
            addNote(chord, &chord.pitches[i], accidentals[i], i > 0, place);
    }

    void addNote(const ScoreChord& chord, const ScorePitch* pitch, const char* accidental, bool further,
                 const Place& place) {
        const bool hidden = pitch == nullptr && place.second;
        add("      <note{}>{}", hidden ? " print-object=\"no\"" : "", further ? "<chord/>" : "");
        if (pitch == nullptr)
            text_ += "<rest/>";
        else
            addPitch(*pitch);
        const NoteValue& value = chord.value;
        add("<duration>{}</duration>", value.length);
        if (chord.tiedToLast) text_ += "<tie type=\"stop\"/>";
        if (chord.tiedToNext) text_ += "<tie type=\"start\"/>";
        add("<voice>{}</voice><type>{}</type>{}", place.voice, value.type, value.dotted ? "<dot/>" : "");
        if (accidental != nullptr) add("<accidental>{}</accidental>", accidental);
        if (value.triplet)
            text_ += "<time-modification><actual-notes>3</actual-notes><normal-notes>2</normal-notes>"
                     "<normal-type>eighth</normal-type></time-modification>";
        add("<staff>{}</staff>", place.staff);
        addNotations(chord, further);
        text_ += "</note>\n";
    }

    void addPitch(const ScorePitch& pitch) {
        add("<pitch><step>{}</step>", pitch.letter);
        if (pitch.alter != 0) add("<alter>{}</alter>", pitch.alter);
        add("<octave>{}</octave></pitch>", pitch.octave);
    }

    void addNotations(const ScoreChord& chord, bool further) {
        const bool bracket = (chord.tripletBegins || chord.tripletEnds) && !further;
        if (!chord.tiedToLast && !chord.tiedToNext && !bracket) return;
        text_ += "<notations>";
        if (chord.tiedToLast) text_ += "<tied type=\"stop\"/>";
        if (chord.tiedToNext) text_ += "<tied type=\"start\"/>";
        if (bracket && chord.tripletEnds) text_ += "<tuplet type=\"stop\"/>";
        if (bracket && chord.tripletBegins) text_ += "<tuplet type=\"start\"/>";
        text_ += "</notations>";
    }

    const Score& score_;
    std::string text_;
};

} // namespace

std::string encodeMusicXml(const Score& score) {
    return Writer(score).write();
}

Status writeMusicXml(const Score& score, const std::filesystem::path& path) {
    return writeFile(path, encodeMusicXml(score));
}

} // namespace atos
