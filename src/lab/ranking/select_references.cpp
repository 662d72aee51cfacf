// SPDX-License-Identifier: Apache-2.0
#include "lab/ranking/select_references.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <tuple>

namespace atos {
namespace {

constexpr int mostOfOneComposer = 30;
constexpr double shortest = 25; // seconds
constexpr double longest = 600;
constexpr double fastFrom = 110; // beats a minute

/// Works for piano that people know; the other open sources are transcriptions, songs, folk tunes and
/// rarities.
struct ScoreLibrary {
    std::string_view source;
    const char* attribution;
};
constexpr std::array<ScoreLibrary, 4> libraries{
    {{"MutopiaProject/MutopiaProject", "The Mutopia Project"},
     {"cheriell/ClassicalPianoMIDI-dataset", "Bernd Krueger, piano-midi.de"},
     {"pl-wnifc/humdrum-chopin-first-editions", "The Fryderyk Chopin Institute, First Editions"},
     {"pl-wnifc/humdrum-polish-scores", "The Fryderyk Chopin Institute, Polish Music Heritage"}}};

/// 0 is the freest; empty for licences that do not let everyone use the piece.
std::optional<int> burdenOf(const std::string& licence) {
    if (licence == "Public Domain" || licence.starts_with("CC0")) return 0;
    if (licence.starts_with("CC BY ")) return 1;
    if (licence.starts_with("CC BY-SA ")) return 2;
    return std::nullopt;
}

bool isEligible(const LabelledPiece& piece) {
    // Composers spelled in capitals are reductions of band and ballet music.
    const bool named = piece.composer.size() > 1 && piece.composer != "Anonymous"
                       && std::islower(static_cast<unsigned char>(piece.composer[1])) != 0;
    return burdenOf(piece.licence) && named && !attributionOf(piece).empty()
           && piece.licenceClass == CollectionLicence::open && piece.split == "train" && !piece.era.empty()
           && !piece.title.empty() && piece.seconds >= shortest && piece.seconds <= longest;
}

/// How much of a kind was chosen, against the square root of what there is: those who wrote much are heard
/// more, but not all alike.
class Crowding {
public:
    void offer(const std::string& kind) { ++offered_[kind]; }
    void choose(const std::string& kind) { ++chosen_[kind]; }
    [[nodiscard]] int chosen(const std::string& kind) const {
        const auto found = chosen_.find(kind);
        return found == chosen_.end() ? 0 : found->second;
    }
    [[nodiscard]] double of(const std::string& kind) const {
        return chosen(kind) / std::sqrt(static_cast<double>(offered_.at(kind)));
    }

private:
    std::map<std::string, int> offered_, chosen_;
};

} // namespace

std::string attributionOf(const LabelledPiece& piece) {
    const auto* const found = std::find_if(libraries.begin(), libraries.end(), [&piece](const auto& library) {
        return library.source == piece.source;
    });
    return found == libraries.end() ? "" : found->attribution;
}

std::string moodByCues(Mode mode, double bpm) {
    if (bpm >= fastFrom) return mode == Mode::major ? "Q1" : "Q2";
    return mode == Mode::major ? "Q4" : "Q3";
}

std::string moodByCues(const LabelledPiece& piece) {
    const bool major = piece.tonality.ends_with(":maj");
    if (piece.bpm <= 0 || (!major && !piece.tonality.ends_with(":min"))) return "";
    return moodByCues(major ? Mode::major : Mode::minor, piece.bpm);
}

std::vector<LabelledPiece> selectReferences(const std::vector<LabelledPiece>& pieces, std::size_t count) {
    std::vector<const LabelledPiece*> open;
    Crowding composers;
    Crowding forms;
    Crowding moods;
    for (const LabelledPiece& piece : pieces) {
        if (!isEligible(piece)) continue;
        open.push_back(&piece);
        composers.offer(piece.composer);
        forms.offer(piece.form);
        moods.offer(moodByCues(piece));
    }
    std::map<std::string, int> ofEra;
    std::set<std::string> works;
    const auto rank = [&](const LabelledPiece& piece) {
        const double crowded =
            composers.of(piece.composer) + forms.of(piece.form) + moods.of(moodByCues(piece));
        return std::tuple(ofEra[piece.era], crowded, *burdenOf(piece.licence), piece.key);
    };
    std::vector<LabelledPiece> chosen;
    while (chosen.size() < count) {
        std::erase_if(open, [&](const LabelledPiece* piece) {
            return works.contains(piece->cluster) || composers.chosen(piece->composer) >= mostOfOneComposer;
        });
        if (open.empty()) break;
        const auto best = std::min_element(open.begin(), open.end(),
                                           [&](const auto* a, const auto* b) { return rank(*a) < rank(*b); });
        const LabelledPiece& piece = **best;
        ++ofEra[piece.era];
        composers.choose(piece.composer);
        forms.choose(piece.form);
        moods.choose(moodByCues(piece));
        works.insert(piece.cluster);
        chosen.push_back(piece);
    }
    std::sort(chosen.begin(), chosen.end(), [](const auto& a, const auto& b) { return a.key < b.key; });
    return chosen;
}

} // namespace atos
