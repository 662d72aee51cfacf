// SPDX-License-Identifier: Apache-2.0
// Pianoteq, a piano in software, over the JSON-RPC server that its user has switched on.
#pragma once

#include "piano/link/piano_link.h"
#include "piano/pianoteq/json_rpc.h"

#include <optional>
#include <string>

namespace atos {

/// "pianoteq", or with a port of its own "pianoteq:8090"; the default port is 8081. Empty for any other name:
/// nobody is sent there unless they say so.
[[nodiscard]] std::optional<std::uint16_t> pianoteqPort(const std::string& name);

/// The same transaction as with a piano: read, snapshot on disk, smallest change, read back, undo. Asks
/// getInfo and getParameters, sets with setParameters and with nothing else; of the parameters only those of
/// pianoteq_parameters.h. Sends nothing before the first call. environment from the calls when it does not
/// answer.
[[nodiscard]] std::unique_ptr<PianoLink> linkPianoteq(std::uint16_t port, PianoLinkOptions options,
                                                      JsonRpcLimits limits = {});

} // namespace atos
