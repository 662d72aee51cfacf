// SPDX-License-Identifier: Apache-2.0
#include "compose/gan/plugin/crnn_gan_sampler.h"

#include "nn/plugin/network_threads.h"

#include <exception>

namespace atos {

Result<Performance> CrnnGanSampler::generate(const GenerationRequest& request, const Task& task) const {
    if (auto sound = checkRequest(request); !sound) return sound.error();
    if (request.key || !request.style.empty() || !request.prompt.notes.empty() || !request.chordPlan.empty())
        return badInput("C-RNN-GAN takes no key, style, prompt or chords.");
    try {
        useNetworkThreads(1); // libtorch counts its threads by the thread that asks
        return tell(request, task);
    } catch (const std::exception& failure) {
        return internalError(std::string("The music could not be told: ") + failure.what());
    }
}

} // namespace atos
