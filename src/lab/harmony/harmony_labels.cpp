// SPDX-License-Identifier: Apache-2.0
#include "lab/harmony/harmony_labels.h"

#include "files/bytes.h"
#include "files/fields.h"
#include "files/folder.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace atos {

namespace {

constexpr std::uintmax_t largestTable = 64U << 20U;

std::optional<ChordQuality> parseQuality(std::string_view text) {
    for (int index = 0; index <= static_cast<int>(ChordQuality::none); ++index)
        if (qualityName(static_cast<ChordQuality>(index)) == text) return static_cast<ChordQuality>(index);
    if (text == "sus4(b7)") return ChordQuality::sus4;
    if (text == "aug7" || text == "augmaj7") return ChordQuality::aug;
    return std::nullopt;
}

template<typename Number>
std::optional<Number> parseNumber(std::string_view text) {
    Number value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

/// Columns: path, start_s, end_s, start_quarter, end_quarter, root_pc, quality, bass_pc, label, local_key.
constexpr std::size_t columnCount = 10;

std::optional<ChordLabel> parseChord(const std::vector<std::string_view>& fields) {
    const auto onset = parseNumber<double>(fields[1]);
    const auto end = parseNumber<double>(fields[2]);
    const auto quality = parseQuality(fields[6]);
    if (!onset || !end || !quality) return std::nullopt;
    ChordLabel chord{*onset, *end, 0, *quality, parseKeyLabel(fields[9])};
    if (*quality == ChordQuality::none) return chord;
    const auto root = parseNumber<int>(fields[5]);
    if (!root || *root < 0 || *root > 11) return std::nullopt;
    chord.root = *root;
    return chord;
}

} // namespace

std::optional<Key> parseKeyLabel(std::string_view label) {
    constexpr std::array<int, 7> letters{9, 11, 0, 2, 4, 5, 7};
    const std::size_t colon = label.find(':');
    if (colon == std::string_view::npos || colon < 1 || label[0] < 'A' || label[0] > 'G') return std::nullopt;
    int tonic = letters[static_cast<std::size_t>(label[0] - 'A')];
    for (const char accidental : label.substr(1, colon - 1)) {
        if (accidental != '#' && accidental != 'b') return std::nullopt;
        tonic += accidental == '#' ? 1 : 11;
    }
    const std::string_view mode = label.substr(colon + 1);
    if (mode != "maj" && mode != "min") return std::nullopt;
    return Key{tonic % 12, mode == "maj" ? Mode::major : Mode::minor};
}

Result<std::map<std::string, std::vector<ChordLabel>>> readChordLabels(const std::filesystem::path& data,
                                                                       bool nonCommercial) {
    std::vector<std::filesystem::path> tables;
    auto entries = entriesOf(data / "gt");
    if (!entries) entries = tables;
    for (std::filesystem::path& entry : *entries) {
        const std::string name = entry.filename().string();
        if (name.starts_with("chords_open_") || (nonCommercial && name.starts_with("chords_nc_")))
            tables.push_back(std::move(entry));
    }
    if (tables.empty())
        return badInput("The folder " + data.string() + " holds no chord truth (gt/chords_open_*.tsv).");
    std::map<std::string, std::vector<ChordLabel>> chords;
    for (const std::filesystem::path& table : tables) {
        const Result<Bytes> bytes = readFile(table, largestTable);
        if (!bytes) return bytes.error();
        const std::string_view text(reinterpret_cast<const char*>(bytes->data()), bytes->size());
        const std::vector<std::string_view> lines = fieldsOf(text, '\n');
        for (std::size_t i = 1; i < lines.size(); ++i) {
            if (lines[i].empty()) continue;
            const std::vector<std::string_view> fields = fieldsOf(lines[i], '\t');
            if (fields.size() != columnCount)
                return badInput(table.string() + ", line " + std::to_string(i + 1)
                                + ", has not ten columns.");
            if (const auto chord = parseChord(fields)) chords[std::string(fields[0])].push_back(*chord);
        }
    }
    return chords;
}

Performance beginningOf(const Performance& performance, double seconds) {
    Performance beginning = performance;
    std::erase_if(beginning.notes, [seconds](const Note& note) { return note.onset >= seconds; });
    for (Note& note : beginning.notes)
        note.duration = std::min(note.duration, seconds - note.onset);
    std::erase_if(beginning.pedals, [seconds](const Pedal& pedal) { return pedal.seconds >= seconds; });
    return beginning;
}

bool mayBeLearned(const LabelledPiece& piece, bool research) {
    return piece.split == "train" && mayTrainOn(piece, research);
}

} // namespace atos
