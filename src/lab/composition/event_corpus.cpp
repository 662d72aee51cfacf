// SPDX-License-Identifier: Apache-2.0
#include "lab/composition/event_corpus.h"

#include "lab/composition/training_pieces.h"
#include "lab/training/training_data_hash.h"

#include <algorithm>
#include <map>

namespace atos {

Result<EventCorpus> EventCorpus::read(const std::filesystem::path& data, std::string_view split, int longest,
                                      const Task& task) {
    std::map<std::string, std::vector<std::vector<MusicEvent>>> works;
    TrainingDataHash hash;
    const auto read =
        eachTrainingPiece(data, split, task, [&](const LabelledPiece& row, const Performance& music) {
            auto events = eventsOf(music);
            if (events.size() < static_cast<std::size_t>(longest)) return;
            works[row.cluster].push_back(std::move(events));
            hash.add(row.cluster + ' ' + music.contentHash);
        });
    if (!read) return read.error();
    if (works.empty()) return badInput("There is no readable music in this part of the collection.");
    EventCorpus corpus;
    corpus.contentHash_ = hash.value();
    for (auto& [name, pieces] : works)
        corpus.works_.push_back(std::move(pieces));
    return corpus;
}

std::vector<MusicEvent> EventCorpus::draw(std::mt19937_64& random, int length) const {
    constexpr int semitonesDown = 5;
    constexpr int semitonesUp = 6;
    constexpr float semitone = 1.0F / 87;
    const auto upTo = [&random](std::size_t most) {
        return std::uniform_int_distribution<std::size_t>(0, most)(random);
    };
    const auto& pieces = works_[upTo(works_.size() - 1)];
    const auto& piece = pieces[upTo(pieces.size() - 1)];
    const auto count = static_cast<std::size_t>(length);
    const auto begin = piece.begin() + static_cast<std::ptrdiff_t>(upTo(piece.size() - count));
    std::vector<MusicEvent> events(begin, begin + length);
    const auto [low, high] = std::minmax_element(
        events.begin(), events.end(), [](const MusicEvent& a, const MusicEvent& b) { return a[2] < b[2]; });
    const float wanted =
        static_cast<float>(std::uniform_int_distribution(-semitonesDown, semitonesUp)(random));
    const float shift = std::clamp(wanted * semitone, -(*low)[2], 1 - (*high)[2]);
    for (MusicEvent& event : events)
        event[2] += shift;
    return events;
}

} // namespace atos
