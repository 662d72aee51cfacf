// SPDX-License-Identifier: Apache-2.0
#include "compose/lstm/plugin/note_batch.h"

#include "compose/lstm/note_model.h"
#include "compose/lstm/recent_keys.h"

#include <algorithm>

namespace atos {
namespace {

std::array<std::int64_t, 4> partsOf(const NoteToken& note) {
    return {note.step, note.pitch, note.duration, note.velocity};
}

/// Writes one sequence into its column of the batch.
class BatchWriter {
public:
    BatchWriter(NoteBatch& batch, std::int64_t times, std::int64_t sequences)
        : batch_(batch), sequences_(sequences) {
        const auto empty = [&](std::int64_t value) {
            return torch::full({times, sequences}, value, torch::kInt64);
        };
        for (std::size_t part = 0; part < 4; ++part) {
            batch.before.parts[part] = empty(partTokens[part]);
            batch.target[part] = empty(noTarget);
        }
        for (auto* tensor : {&batch.before.metre, &batch.targetMetre, &batch.key, &batch.style})
            *tensor = empty(0);
        batch.keys = torch::zeros({times, sequences, recentKeyPlanes, pitchTokens});
    }

    void write(std::int64_t column, const TokenSequence& sequence) {
        int at = sequence.start;
        set(batch_.before.metre, 0, column, at % metreColumns);
        std::int64_t time = 0;
        RecentKeys keys;
        for (const NoteToken& note : sequence.notes) {
            at += note.step;
            keys.planesAfter(note.step, planesAt(time, column));
            keys.add(note);
            set(batch_.targetMetre, time, column, at % metreColumns);
            const auto parts = partsOf(note);
            for (std::size_t part = 0; part < 4; ++part)
                set(batch_.target[part], time, column, parts[part]);
            ++time;
            if (time == batch_.key.size(0)) break;
            set(batch_.before.metre, time, column, at % metreColumns);
            for (std::size_t part = 0; part < 4; ++part)
                set(batch_.before.parts[part], time, column, parts[part]);
        }
        if (sequence.ends && time < batch_.key.size(0)) set(batch_.target[0], time, column, endToken);
        batch_.key.select(1, column).fill_(sequence.key);
        batch_.style.select(1, column).fill_(sequence.style);
    }

private:
    void set(torch::Tensor& tensor, std::int64_t time, std::int64_t column, std::int64_t value) const {
        tensor.data_ptr<std::int64_t>()[time * sequences_ + column] = value;
    }

    std::span<float, recentKeyValues> planesAt(std::int64_t time, std::int64_t column) const {
        float* all = batch_.keys.data_ptr<float>();
        const auto place = static_cast<std::size_t>(time * sequences_ + column);
        return std::span<float, recentKeyValues>(all + place * recentKeyValues, recentKeyValues);
    }

    NoteBatch& batch_;
    std::int64_t sequences_;
};

} // namespace

NoteBatch noteBatch(std::span<const TokenSequence> sequences) {
    std::size_t times = 0;
    for (const TokenSequence& sequence : sequences)
        times = std::max(times, sequence.notes.size() + (sequence.ends ? 1 : 0));
    NoteBatch batch;
    BatchWriter writer(batch, static_cast<std::int64_t>(times), static_cast<std::int64_t>(sequences.size()));
    for (std::size_t i = 0; i < sequences.size(); ++i)
        writer.write(static_cast<std::int64_t>(i), sequences[i]);
    return batch;
}

} // namespace atos
