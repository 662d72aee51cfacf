// SPDX-License-Identifier: Apache-2.0
#include "lab/style/style_rows.h"

#include "style/mood_cues.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>

namespace atos {
namespace {

constexpr std::array<std::string_view, 9> quickWords{"presto", "prestissimo", "vivace",  "vivo",  "allegro",
                                                     "fuoco",  "agitato",     "furioso", "veloce"};
constexpr std::array<std::string_view, 10> slowWords{"adagio",  "lento",   "largo", "grave",   "larghetto",
                                                     "andante", "langsam", "lent",  "funebre", "lullaby"};
constexpr std::array<std::string_view, 3> slowForms{"nocturne", "lullaby", "barcarolle"};

bool contains(std::span<const std::string_view> list, const std::string& word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

/// The words of a text in small letters, without what stands between them.
std::vector<std::string> wordsOf(const std::string& text) {
    std::vector<std::string> words(1);
    for (const char letter : text) {
        const auto byte = static_cast<unsigned char>(letter);
        if (byte < 0x80 && std::isalpha(byte) == 0)
            words.emplace_back();
        else
            words.back() += static_cast<char>(byte < 0x80 ? std::tolower(byte) : byte);
    }
    return words;
}

} // namespace

std::string writtenMood(const LabelledPiece& piece) {
    const bool major = piece.tonality.ends_with(":maj");
    const bool written = piece.genre == "classical" || piece.genre == "ragtime";
    if (!written || (!major && !piece.tonality.ends_with(":min"))) return "";
    bool quick = piece.form == "rag";
    bool slow = contains(slowForms, piece.form);
    for (const std::string& word : wordsOf(piece.tempoMark + ' ' + piece.title)) {
        quick = quick || contains(quickWords, word);
        slow = slow || contains(slowWords, word);
    }
    if (quick == slow) return "";
    return moodQuadrant(major, quick);
}

LabelNames styleLabels(std::span<const LabelledPiece> train) {
    LabelNames labels = collectLabels(train);
    auto& moods = labels[static_cast<std::size_t>(StyleHead::mood)];
    if (moods.empty()) moods.assign(moodQuadrants.begin(), moodQuadrants.end());
    return labels;
}

Result<std::vector<LabelledPiece>> readStyleRows(const std::filesystem::path& data, bool nonCommercial) {
    auto rows = readCollection(data, nonCommercial);
    if (!rows) return rows.error();
    for (LabelledPiece& row : *rows) {
        if (!row.mood.empty()) continue;
        row.mood = writtenMood(row);
        row.moodIsWritten = !row.mood.empty();
    }
    return rows;
}

} // namespace atos
