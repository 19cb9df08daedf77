using System.Net;
using System.Text.Json;

namespace SbomScan.Lookup;

/// <summary>What came of one attempt.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Body">The answer; <see langword="null"/> when <paramref name="Fault"/> says what is wrong with it.</param>
/// <param name="Fault">For people: <c>answered with status 503</c>.</param>
/// <param name="IsWorthAnother">Another attempt may go well.</param>
/// <param name="Wait">How long the service asks to wait.</param>
internal sealed record OsvReply(HttpStatusCode Status, JsonElement? Body, string? Fault = null, bool IsWorthAnother = false, TimeSpan? Wait = null);
