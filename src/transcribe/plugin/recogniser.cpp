// SPDX-License-Identifier: Apache-2.0
#include "transcribe/plugin/recogniser.h"

#include "nn/plugin/network_threads.h"
#include "nn/plugin/state.h"
#include "transcribe/plugin/functions.h"

#include <torch/utils.h>

#include <cstring>

namespace atos {
namespace {

class NetworkRecogniser : public NoteRecogniser {
public:
    NetworkRecogniser(TranscriptionModel model, TranscriptionNetwork network, std::string contentHash)
        : model_(model), network_(std::move(network)), contentHash_(std::move(contentHash)) {}

    Result<NoteActivity> infer(std::span<const float> levels) const override {
        try {
            useNetworkThreads(1); // libtorch counts its threads by the thread that asks
            return atos::infer(network_, levels);
        } catch (const std::exception& failure) {
            return internalError(std::string("The recording could not be transcribed: ") + failure.what());
        }
    }
    const TranscriptionModel& model() const override { return model_; }
    const std::string& contentHash() const override { return contentHash_; }

private:
    TranscriptionModel model_;
    mutable TranscriptionNetwork network_; // torch's forward() is not const, and in eval() changes nothing
    std::string contentHash_;
};

} // namespace

NoteActivity infer(TranscriptionNetwork& network, std::span<const float> levels) {
    const auto frames = static_cast<std::int64_t>(levels.size()) / constantQBins;
    NoteActivity activity(static_cast<int>(frames));
    if (frames == 0) return activity;
    const torch::NoGradGuard noGradients;
    const std::int64_t even = (frames + 1) / 2 * 2;
    auto input = torch::full({1, even, constantQBins}, quietest);
    std::memcpy(input.data_ptr<float>(), levels.data(), levels.size() * sizeof(float));
    const NoteLogits logits = network->forward(input);
    const auto notes = logits.notes.sigmoid().contiguous();
    const float* from = notes.data_ptr<float>();
    for (auto* values : {&activity.onset, &activity.sounding, &activity.offset, &activity.velocity}) {
        std::memcpy(values->data(), from, values->size() * sizeof(float));
        from += even * pianoKeys;
    }
    const auto pedal = logits.pedal.sigmoid().contiguous();
    std::memcpy(activity.pedal.data(), pedal.data_ptr<float>(), activity.pedal.size() * sizeof(float));
    return activity;
}

Result<std::unique_ptr<NoteRecogniser>> networks::loadTranscription(const std::filesystem::path& weights) {
    useNetworkThreads(1);
    try {
        const auto file = readWeights(weights);
        if (!file) return file.error();
        auto model = transcriptionModelFrom(file->metadata, weights.string());
        if (!model) return model.error();
        TranscriptionNetwork network(model->channels, model->hidden);
        if (auto restored = restoreState(*network, "", file->tensors, weights.string()); !restored)
            return restored.error();
        network->eval();
        return std::unique_ptr<NoteRecogniser>(
            std::make_unique<NetworkRecogniser>(*model, std::move(network), file->contentHash));
    } catch (const std::exception& failure) {
        return internalError(std::string("The transcriber could not be loaded: ") + failure.what());
    }
}

} // namespace atos
