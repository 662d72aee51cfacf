// SPDX-License-Identifier: Apache-2.0
#include "compose/lstm/lstm_model.h"
#include "compose/lstm/plugin/functions.h"
#include "compose/lstm/plugin/lstm_network.h"
#include "compose/lstm/recent_keys.h"
#include "nn/plugin/network_threads.h"
#include "nn/plugin/state.h"

#include <torch/utils.h>

#include <cstring>

namespace atos {
namespace {

constexpr std::size_t sequencesTogether = 32;

Error failed(const std::exception& failure) {
    return internalError(std::string("The LSTM could not go on: ") + failure.what());
}

torch::Tensor column(std::span<const int> values) {
    auto tensor = torch::empty({static_cast<std::int64_t>(values.size())}, torch::kInt64);
    std::copy(values.begin(), values.end(), tensor.data_ptr<std::int64_t>());
    return tensor;
}

/// One note a particle, and where in the metre it begins.
NoteTensors noteTensors(std::span<const NoteToken> notes, std::span<const int> metre) {
    std::vector<int> parts[4];
    for (const NoteToken& note : notes) {
        const int values[4] = {note.step, note.pitch, note.duration, note.velocity};
        for (std::size_t part = 0; part < 4; ++part)
            parts[part].push_back(values[part]);
    }
    return {{column(parts[0]), column(parts[1]), column(parts[2]), column(parts[3])}, column(metre)};
}

class LstmStream : public NoteStream {
public:
    /// `context` [1, 1, hidden] and `state` of one sequence, which has come to `place` in the metre.
    LstmStream(LstmNetwork network, const TokenSequence& beginning, int place, const torch::Tensor& context,
               const LstmState& state, int particles)
        : network_(std::move(network)), key_(beginning.key), style_(beginning.style),
          places_(static_cast<std::size_t>(particles), place), keys_(static_cast<std::size_t>(particles)),
          context_(context[0].repeat({particles, 1})), hidden_(std::get<0>(state).repeat({1, particles, 1})),
          cell_(std::get<1>(state).repeat({1, particles, 1})) {
        for (RecentKeys& keys : keys_)
            for (const NoteToken& note : beginning.notes)
                keys.add(note);
    }

    Status logits(NotePart part, std::span<const int> particles, std::span<const NoteToken> chosen,
                  std::vector<float>& rows) override {
        try {
            useNetworkThreads(1);
            const torch::NoGradGuard noGradients;
            const auto answer =
                network_
                    ->logits(part, context_.index_select(0, column(particles)),
                             noteTensors(chosen, placesAfter(particles, chosen)),
                             part == NotePart::pitch ? keysBefore(particles, chosen) : torch::Tensor())
                    .contiguous();
            rows.resize(static_cast<std::size_t>(answer.numel()));
            std::memcpy(rows.data(), answer.data_ptr<float>(), rows.size() * sizeof(float));
            return {};
        } catch (const std::exception& failure) {
            return failed(failure);
        }
    }

    Status append(std::span<const int> particles, std::span<const NoteToken> notes) override {
        try {
            useNetworkThreads(1);
            const torch::NoGradGuard noGradients;
            const auto which = column(particles);
            const auto places = placesAfter(particles, notes);
            for (std::size_t i = 0; i < particles.size(); ++i) {
                places_[static_cast<std::size_t>(particles[i])] = places[i];
                keys_[static_cast<std::size_t>(particles[i])].add(notes[i]);
            }
            NoteTensors known = noteTensors(notes, places);
            for (auto& part : known.parts)
                part = part.unsqueeze(0);
            known.metre = known.metre.unsqueeze(0);
            LstmState state{hidden_.index_select(1, which), cell_.index_select(1, which)};
            const auto key = torch::full_like(known.metre, key_);
            const auto style = torch::full_like(known.metre, style_);
            context_.index_copy_(0, which, network_->read(known, key, style, state)[0]);
            hidden_.index_copy_(1, which, std::get<0>(state));
            cell_.index_copy_(1, which, std::get<1>(state));
            return {};
        } catch (const std::exception& failure) {
            return failed(failure);
        }
    }

    Status resample(std::span<const int> ancestors) override {
        try {
            const auto which = column(ancestors);
            context_ = context_.index_select(0, which);
            hidden_ = hidden_.index_select(1, which);
            cell_ = cell_.index_select(1, which);
            std::vector<int> places;
            std::vector<RecentKeys> keys;
            for (const int ancestor : ancestors) {
                places.push_back(places_[static_cast<std::size_t>(ancestor)]);
                keys.push_back(keys_[static_cast<std::size_t>(ancestor)]);
            }
            places_ = std::move(places);
            keys_ = std::move(keys);
            return {};
        } catch (const std::exception& failure) {
            return failed(failure);
        }
    }

private:
    std::vector<int> placesAfter(std::span<const int> particles, std::span<const NoteToken> notes) const {
        std::vector<int> places;
        for (std::size_t i = 0; i < particles.size(); ++i)
            places.push_back((places_[static_cast<std::size_t>(particles[i])] + notes[i].step)
                             % metreColumns);
        return places;
    }

    /// Of each particle before its next note, [particles, recentKeyPlanes, pitchTokens].
    torch::Tensor keysBefore(std::span<const int> particles, std::span<const NoteToken> chosen) const {
        auto planes =
            torch::empty({static_cast<std::int64_t>(particles.size()), recentKeyPlanes, pitchTokens});
        for (std::size_t i = 0; i < particles.size(); ++i)
            keys_[static_cast<std::size_t>(particles[i])].planesAfter(
                chosen[i].step, std::span<float, recentKeyValues>(
                                    planes.data_ptr<float>() + i * recentKeyValues, recentKeyValues));
        return planes;
    }

    LstmNetwork network_;
    int key_, style_;
    std::vector<int> places_; ///< in the metre, of each particle's last note
    std::vector<RecentKeys> keys_;
    torch::Tensor context_, hidden_, cell_;
};

class PluginLstmNotes : public LstmNotes {
public:
    PluginLstmNotes(LstmNetwork network, std::string contentHash)
        : network_(std::move(network)), contentHash_(std::move(contentHash)) {}

    Result<std::unique_ptr<NoteStream>> open(const TokenSequence& beginning, int particles) const override {
        try {
            useNetworkThreads(1); // libtorch counts its threads by the thread that asks
            const torch::NoGradGuard noGradients;
            // After n notes the network has read n + 1 rows: "before the first", then the notes.
            TokenSequence opened = beginning;
            opened.ends = true;
            const NoteBatch batch = noteBatch({&opened, 1});
            LstmState state = network_->firstState(1);
            const auto context = network_->read(batch.before, batch.key, batch.style, state);
            const auto place = batch.before.metre[-1][0].item<int>();
            return std::unique_ptr<NoteStream>(std::make_unique<LstmStream>(
                network_, beginning, place, context.narrow(0, context.size(0) - 1, 1), state, particles));
        } catch (const std::exception& failure) {
            return failed(failure);
        }
    }

    Result<std::vector<NoteNegativeLogLikelihood>>
    negativeLogLikelihood(std::span<const TokenSequence> sequences, const Task& task) const override {
        std::vector<NoteNegativeLogLikelihood> all(sequences.size());
        const auto use = [&](std::size_t first, const NoteBatch& batch, const torch::Tensor& context) {
            const auto nats = noteNats(network_, batch, context);
            const auto real = (batch.target[1] != noTarget).to(torch::kFloat32);
            const auto counts = real.sum(0).contiguous();
            for (std::size_t part = 0; part < 4; ++part) {
                const auto sums = (nats[part] * real).sum(0).contiguous();
                for (std::int64_t i = 0; i < sums.size(0); ++i)
                    all[first + static_cast<std::size_t>(i)].parts[part] = sums.data_ptr<float>()[i];
            }
            for (std::int64_t i = 0; i < counts.size(0); ++i)
                all[first + static_cast<std::size_t>(i)].notes = counts.data_ptr<float>()[i];
        };
        if (auto encoded = encode(sequences, use, task); !encoded) return encoded.error();
        return all;
    }

    const std::string& contentHash() const override { return contentHash_; }

private:
    /// Reads the sequences in batches and gives each, with where it begins, to `use`.
    template<typename Use>
    Status encode(std::span<const TokenSequence> sequences, const Use& use, const Task& task) const {
        try {
            useNetworkThreads(1);
            const torch::NoGradGuard noGradients;
            for (std::size_t first = 0; first < sequences.size(); first += sequencesTogether) {
                if (task.cancel.cancelled()) return cancelled();
                const auto some =
                    sequences.subspan(first, std::min(sequencesTogether, sequences.size() - first));
                const NoteBatch batch = noteBatch(some);
                LstmState state = network_->firstState(static_cast<std::int64_t>(some.size()));
                use(first, batch, network_->read(batch.before, batch.key, batch.style, state));
                task.report(static_cast<double>(first + some.size()) / static_cast<double>(sequences.size()),
                            "Hearing music");
            }
            return {};
        } catch (const std::exception& failure) {
            return failed(failure);
        }
    }

    mutable LstmNetwork network_; // torch's forward() is not const
    std::string contentHash_;
};

} // namespace

Result<std::unique_ptr<LstmNotes>> networks::loadLstm(const std::filesystem::path& weights) {
    useNetworkThreads(1);
    try {
        const auto file = readWeights(weights);
        if (!file) return file.error();
        const auto model = lstmModelFrom(file->metadata, weights.string());
        if (!model) return model.error();
        LstmNetwork network(model->hidden);
        if (auto restored = restoreState(*network, "", file->tensors, weights.string()); !restored)
            return restored.error();
        network->eval();
        return std::unique_ptr<LstmNotes>(
            std::make_unique<PluginLstmNotes>(std::move(network), file->contentHash));
    } catch (const std::exception& failure) {
        return internalError(std::string("The LSTM could not be loaded: ") + failure.what());
    }
}

} // namespace atos
