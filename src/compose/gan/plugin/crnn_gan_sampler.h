// SPDX-License-Identifier: Apache-2.0
// What the two kinds of C-RNN-GAN share when they make music. Plugin only, though free of torch.
#pragma once

#include "compose/gan/crnn_gan.h"

namespace atos {

/// Takes no key, style, prompt or chord plan: badInput for a request with one. What torch throws becomes
/// `internal`.
class CrnnGanSampler : public Generator {
public:
    [[nodiscard]] Result<Performance> generate(const GenerationRequest& request,
                                               const Task& task) const final;

protected:
    /// A generator that has lost its way might not move on in time: it stops after so many notes.
    [[nodiscard]] static double mostNotes(const GenerationRequest& request) { return 100 * request.seconds; }

private:
    /// From request.seed alone, on one thread. No note reaches beyond request.seconds. cancelled when the
    /// task is.
    [[nodiscard]] virtual Result<Performance> tell(const GenerationRequest& request,
                                                   const Task& task) const = 0;
};

} // namespace atos
