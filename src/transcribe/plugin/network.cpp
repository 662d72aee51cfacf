// SPDX-License-Identifier: Apache-2.0
#include "transcribe/plugin/network.h"

#include "transcribe/note_activity.h"

#include <array>

namespace atos {
namespace {

namespace nn = torch::nn;

/// Bins between a note and its half, itself and its partials 2 .. 7.
constexpr std::array<int, 8> harmonics{-36, 0, 36, 57, 72, 84, 93, 101};
constexpr int keyBins = pianoKeys * binsPerSemitone;
/// The network computes 25 times a second and answers for two frames each time.
constexpr int framesTogether = 2;
constexpr int questions = 4;

/// Kernel and dilation along time and pitch; the size of the picture stays.
nn::Sequential convolution(int channels, std::array<int, 2> kernel, int pitchDilation = 1) {
    const int padding = (kernel[1] - 1) / 2 * pitchDilation;
    return nn::Sequential(nn::Conv2d(nn::Conv2dOptions(channels, channels, {kernel[0], kernel[1]})
                                         .dilation({1, pitchDilation})
                                         .padding({kernel[0] / 2, padding})
                                         .bias(false)),
                          nn::BatchNorm2d(channels), nn::ReLU());
}

} // namespace

TranscriptionNetworkImpl::TranscriptionNetworkImpl(int channels, int hidden)
    : norm_(static_cast<int>(harmonics.size())),
      first_(nn::Conv2d(nn::Conv2dOptions(static_cast<int>(harmonics.size()), channels, {5, 7})
                            .stride({framesTogether, binsPerSemitone})
                            .padding({2, 2})
                            .bias(false)),
             nn::BatchNorm2d(channels), nn::ReLU()),
      near_(convolution(channels, {3, 3})), octaves_(convolution(channels, {1, 3}, 12)),
      fifths_(convolution(channels, {1, 5}, 7)), time_(convolution(channels, {5, 1})),
      memory_(nn::GRUOptions(channels, hidden).bidirectional(true).batch_first(true)),
      notes_(2 * hidden, framesTogether * questions), pedal_(4 * hidden, framesTogether) {
    register_module("norm", norm_);
    register_module("first", first_);
    register_module("near", near_);
    register_module("octaves", octaves_);
    register_module("fifths", fifths_);
    register_module("time", time_);
    register_module("memory", memory_);
    register_module("notes", notes_);
    register_module("pedal", pedal_);
    keys_ = register_parameter("keys", torch::zeros({1, channels, 1, pianoKeys}));
}

torch::Tensor TranscriptionNetworkImpl::harmonicStack(const torch::Tensor& levels) {
    const auto scaled = (levels + 60) / 20;
    const int below = -harmonics.front();
    const int above = harmonics.back() + keyBins - constantQBins;
    const double silence = (quietest + 60) / 20;
    const auto padded =
        nn::functional::pad(scaled, nn::functional::PadFuncOptions({below, above}).value(silence));
    std::vector<torch::Tensor> planes;
    for (const int shift : harmonics)
        planes.push_back(padded.narrow(2, below + shift, keyBins));
    return torch::stack(planes, 1);
}

NoteLogits TranscriptionNetworkImpl::forward(const torch::Tensor& levels) {
    const auto clips = levels.size(0);
    const auto steps = levels.size(1) / framesTogether;
    auto x = first_->forward(norm_(harmonicStack(levels)));
    x = x + near_->forward(x);
    x = x + octaves_->forward(x);
    x = x + fifths_->forward(x);
    x = x + keys_;
    x = x + time_->forward(x); // [clips, channels, steps, keys]
    const auto byKey = x.permute({0, 3, 2, 1}).reshape({clips * pianoKeys, steps, x.size(1)});
    const auto remembered = std::get<0>(memory_->forward(byKey)); // [clips * keys, steps, 2 hidden]
    const auto notes = notes_(remembered)
                           .view({clips, pianoKeys, steps, framesTogether, questions})
                           .permute({0, 4, 2, 3, 1})
                           .reshape({clips, questions, steps * framesTogether, pianoKeys});
    const auto keyboard = remembered.view({clips, pianoKeys, steps, -1});
    const auto summary = torch::cat({keyboard.mean(1), keyboard.amax(1)}, -1);
    return {notes, pedal_(summary).reshape({clips, steps * framesTogether})};
}

} // namespace atos
