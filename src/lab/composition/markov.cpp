// SPDX-License-Identifier: Apache-2.0
#include "lab/composition/markov.h"

#include "compose/lstm/note_generator.h"

#include <cmath>

namespace atos {
namespace {

/// One value more than the tokens stands for "before the first note".
struct Context {
    std::size_t step, pitch, duration, velocity;
};

Context contextOf(const NoteToken* note) {
    if (note == nullptr) return {stepTokens, pitchTokens, durationTokens, velocityTokens};
    return {note->step, note->pitch, note->duration, note->velocity};
}

constexpr std::size_t steps = stepTokens + 1;
constexpr std::size_t pitches = pitchTokens + 1;
constexpr std::size_t durations = durationTokens + 1;
constexpr std::size_t velocities = velocityTokens + 1;

/// The contexts of each level, the shortest first; whether a note belongs to a chord is known to its pitch
/// and duration.
std::vector<std::size_t> contexts(NotePart part, const Context& last, const Context& last2, bool inChord) {
    const std::size_t chord = inChord ? 1 : 0;
    switch (part) {
    case NotePart::step:
        return {0, last.step, last.step * steps + last2.step,
                (last.step * steps + last2.step) * durations + last.duration};
    case NotePart::pitch:
        return {chord, chord * pitches + last.pitch, (chord * pitches + last.pitch) * pitches + last2.pitch};
    case NotePart::duration:
        return {chord, chord * durations + last.duration,
                (chord * durations + last.duration) * durations + last2.duration};
    case NotePart::velocity:
        break;
    }
    return {0, last.velocity, last.velocity * velocities + last2.velocity};
}

const std::vector<std::vector<std::size_t>>& contextNumbers() {
    static const std::vector<std::vector<std::size_t>> numbers{
        {1, steps, steps * steps, steps * steps * durations},
        {2, 2 * pitches, 2 * pitches * pitches},
        {2, 2 * durations, 2 * durations * durations},
        {1, velocities, velocities * velocities}};
    return numbers;
}

std::size_t tokenOf(NotePart part, const NoteToken& note) {
    const std::array<std::size_t, 4> tokens{note.step, note.pitch, note.duration, note.velocity};
    return tokens[static_cast<std::size_t>(part)];
}

constexpr std::array parts{NotePart::step, NotePart::pitch, NotePart::duration, NotePart::velocity};

/// Visits each note with the two before it.
template<typename Visit>
void forEachNote(const TokenSequence& sequence, Visit visit) {
    const NoteToken* last = nullptr;
    const NoteToken* last2 = nullptr;
    for (const NoteToken& note : sequence.notes) {
        visit(note, last, last2);
        last2 = last;
        last = &note;
    }
}

class MarkovStream : public NoteStream {
public:
    MarkovStream(const MarkovNotes& model, const TokenSequence& beginning, int particles)
        : model_(model), particles_(static_cast<std::size_t>(particles)) {
        const std::size_t count = beginning.notes.size();
        for (auto& particle : particles_)
            particle.assign(beginning.notes.begin()
                                + static_cast<std::ptrdiff_t>(count - std::min<std::size_t>(2, count)),
                            beginning.notes.end());
    }

    Status logits(NotePart part, std::span<const int> particles, std::span<const NoteToken> chosen,
                  std::vector<float>& rows) override {
        rows.clear();
        for (std::size_t i = 0; i < particles.size(); ++i) {
            const auto& notes = particles_[static_cast<std::size_t>(particles[i])];
            const NoteToken* last = notes.empty() ? nullptr : &notes.back();
            const NoteToken* last2 = notes.size() < 2 ? nullptr : &notes.front();
            for (const double probability : model_.probabilities(part, last, last2, chosen[i]))
                rows.push_back(static_cast<float>(std::log(probability)));
        }
        return {};
    }

    Status append(std::span<const int> particles, std::span<const NoteToken> notes) override {
        for (std::size_t i = 0; i < particles.size(); ++i) {
            auto& particle = particles_[static_cast<std::size_t>(particles[i])];
            if (particle.size() == 2) particle.erase(particle.begin());
            particle.push_back(notes[i]);
        }
        return {};
    }

    Status resample(std::span<const int> ancestors) override {
        const auto before = particles_;
        for (std::size_t i = 0; i < particles_.size(); ++i)
            particles_[i] = before[static_cast<std::size_t>(ancestors[i])];
        return {};
    }

private:
    const MarkovNotes& model_;
    std::vector<std::vector<NoteToken>> particles_; ///< the last two notes of each, the later one last
};

} // namespace

ContextCounts::ContextCounts(std::size_t contexts, std::size_t tokens)
    : tokens_(tokens), counts_(contexts * tokens) {}

void ContextCounts::add(std::size_t context, std::size_t token) {
    ++counts_[context * tokens_ + token];
}

void ContextCounts::refine(std::size_t context, std::vector<double>& probabilities) const {
    const std::span row(counts_.data() + context * tokens_, tokens_);
    double total = 0;
    double kinds = 0;
    for (const std::uint32_t count : row) {
        total += count;
        kinds += count > 0 ? 1 : 0;
    }
    if (total == 0) return;
    for (std::size_t token = 0; token < tokens_; ++token)
        probabilities[token] = (row[token] + kinds * probabilities[token]) / (total + kinds);
}

MarkovNotes::MarkovNotes() {
    for (const NotePart part : parts) {
        auto& levels = levels_.emplace_back();
        for (const std::size_t number : contextNumbers()[static_cast<std::size_t>(part)])
            levels.emplace_back(number, tokensOf(part));
    }
}

void MarkovNotes::learn(const TokenSequence& sequence) {
    forEachNote(sequence, [&](const NoteToken& note, const NoteToken* last, const NoteToken* last2) {
        for (const NotePart part : parts) {
            const auto found = contexts(part, contextOf(last), contextOf(last2), note.step == 0);
            auto& levels = levels_[static_cast<std::size_t>(part)];
            for (std::size_t level = 0; level < found.size(); ++level)
                levels[level].add(found[level], tokenOf(part, note));
        }
    });
}

Result<std::unique_ptr<MarkovNotes>> MarkovNotes::learn(std::span<const TokenPiece> pieces,
                                                        const Task& task) {
    auto model = std::make_unique<MarkovNotes>();
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        if (task.cancel.cancelled()) return cancelled();
        task.report(static_cast<double>(i) / static_cast<double>(pieces.size()), "Counting");
        for (int semitones = -5; semitones <= 6; ++semitones)
            model->learn(excerptOf(pieces[i], 0, pieces[i].grid.notes.size(), semitones));
    }
    return model;
}

std::vector<double> MarkovNotes::probabilities(NotePart part, const NoteToken* last, const NoteToken* last2,
                                               const NoteToken& chosen) const {
    std::vector<double> probabilities(tokensOf(part), 1.0 / static_cast<double>(tokensOf(part)));
    const auto found = contexts(part, contextOf(last), contextOf(last2), chosen.step == 0);
    const auto& levels = levels_[static_cast<std::size_t>(part)];
    for (std::size_t level = 0; level < found.size(); ++level)
        levels[level].refine(found[level], probabilities);
    return probabilities;
}

Result<std::unique_ptr<NoteStream>> MarkovNotes::open(const TokenSequence& beginning, int particles) const {
    return std::unique_ptr<NoteStream>(std::make_unique<MarkovStream>(*this, beginning, particles));
}

Result<std::vector<NoteNegativeLogLikelihood>>
MarkovNotes::negativeLogLikelihood(std::span<const TokenSequence> sequences, const Task& task) const {
    std::vector<NoteNegativeLogLikelihood> all;
    for (const TokenSequence& sequence : sequences) {
        if (task.cancel.cancelled()) return cancelled();
        NoteNegativeLogLikelihood& nats = all.emplace_back();
        forEachNote(sequence, [&](const NoteToken& note, const NoteToken* last, const NoteToken* last2) {
            for (const NotePart part : parts)
                nats.parts[static_cast<std::size_t>(part)] -=
                    std::log(probabilities(part, last, last2, note)[tokenOf(part, note)]);
            ++nats.notes;
        });
    }
    return all;
}

namespace {

Result<std::unique_ptr<Generator>> openMarkovGenerator(const std::filesystem::path& data, const Task& task) {
    const auto pieces = readTokenPieces(data, "train", task);
    if (!pieces) return pieces.error();
    auto model = MarkovNotes::learn(*pieces, task);
    if (!model) return model.error();
    return std::unique_ptr<Generator>(std::make_unique<NoteGenerator>("Markov chain", std::move(*model)));
}

} // namespace

GeneratorChoice markovGenerator() {
    return {"markov",
            "The LSTM's baseline, which learns from --data in seconds",
            nullptr,
            openMarkovGenerator,
            {true, true}};
}

} // namespace atos
