// SPDX-License-Identifier: Apache-2.0
#include "style/plugin/listen.h"

#include "style/excerpt.h"

#include <torch/types.h>

namespace atos {

Result<HeadLogits> listen(StyleNetwork& network, const Performance& performance, double heard,
                          std::size_t windows, const Task& task) {
    const torch::InferenceMode noGradients;
    const auto starts = windowStarts(performance, heard, windows);
    HeadLogits sums;
    for (const double start : starts) {
        if (task.cancel.cancelled()) return cancelled();
        auto input = torch::empty({1, 3, 88, styleWindowFrames});
        const double end = performance.notes.front().onset + heard;
        const auto drawn = drawWindow(cutOut(performance, start, std::min(styleWindowSeconds, end - start)),
                                      {input.data_ptr<float>(), styleWindowSize});
        if (!drawn) return drawn.error();
        const HeadTensors logits = network->forward(input);
        for (std::size_t head = 0; head < logits.size(); ++head) {
            if (!logits[head].defined()) continue;
            sums[head].resize(static_cast<std::size_t>(logits[head].numel()));
            for (std::size_t label = 0; label < sums[head].size(); ++label)
                sums[head][label] +=
                    logits[head].data_ptr<float>()[label] / static_cast<float>(starts.size());
        }
    }
    return sums;
}

Result<std::vector<StyleAnswer>> listenToAll(StyleNetwork& network, std::span<const StylePiece> pieces,
                                             double heard, std::size_t windows, const Task& task) {
    std::vector<StyleAnswer> answers;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        task.report(static_cast<double>(i) / static_cast<double>(pieces.size()), "Listening");
        auto logits = listen(network, pieces[i].music, heard, windows, task);
        if (!logits) return logits.error();
        answers.push_back({std::move(*logits), pieces[i].truth, pieces[i].row.cluster, pieces[i].row.kind});
    }
    return answers;
}

} // namespace atos
