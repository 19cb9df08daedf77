using System.Net;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using SbomScan.Advisories;
using SbomScan.Foreign;

namespace SbomScan.Lookup;

/// <summary>The endpoints of OSV that are called: https://google.github.io/osv.dev/post-v1-querybatch/ and get-v1-vulns.</summary>
internal sealed partial class OsvClient(OsvTransport transport, OsvLimits limits)
{
    private int refusals;
    private long read;

    /// <summary>Asks for the vulnerabilities of packages. What fails is told in the answer for the packages it concerns.</summary>
    public async Task<IReadOnlyList<OsvIds>> QueryAsync(IEnumerable<OsvPackage> packages, CancellationToken stopping)
    {
        var answers = packages.Select(package => new OsvIds(package)).ToList();
        var options = new ParallelOptions { MaxDegreeOfParallelism = limits.Parallel, CancellationToken = stopping };
        await Parallel.ForEachAsync(answers.Chunk(limits.Batch), options, async (batch, ending) => await QueryAsync(batch, ending));
        return answers;
    }

    /// <summary>Everything about one vulnerability.</summary>
    /// <exception cref="OsvFault">There was no answer that can be used.</exception>
    public async Task<OsvRecord> ReadAsync(string id, CancellationToken stopping)
    {
        if (Volatile.Read(ref read) > limits.AllRecords) throw new OsvFault($"more than {limits.AllRecords >> 20} MiB of vulnerabilities were found");
        var answer = await transport.GetAsync($"v1/vulns/{Uri.EscapeDataString(id)}", stopping);
        Interlocked.Add(ref read, JsonMarshal.GetRawUtf8Value(answer).Length);
        try
        {
            var record = OsvReader.Read(answer);
            return record.Id == id ? record : throw new OsvFault($"the record of {id} is one of another vulnerability");
        }
        catch (FormatException problem)
        {
            throw new OsvFault($"the record of {id} was not understood: {problem.Message}", inner: problem);
        }
    }

    /// <summary>Whether a text of the service can be an id: it becomes a part of a path.</summary>
    public static bool IsId(string id) => Id().IsMatch(id) && !id.Contains("..", StringComparison.Ordinal);

    private async Task QueryAsync(OsvIds[] batch, CancellationToken stopping)
    {
        var open = batch;
        for (var page = 0; open.Length > 0; page++)
        {
            if (page == limits.Pages)
            {
                Fail(open, $"the service has more than {limits.Pages} pages of vulnerabilities");
                return;
            }

            try
            {
                Take(open, await transport.PostAsync("v1/querybatch", OsvQuestion.For(open), stopping));
            }
            catch (OsvFault fault)
            {
                await RefusedAsync(open, fault, stopping);
                return;
            }

            open = [.. open.Where(one => one.NextPage != null)];
        }
    }

    // One package that the service does not understand makes it refuse the whole request: the others are asked for again.
    private async Task RefusedAsync(OsvIds[] batch, OsvFault fault, CancellationToken stopping)
    {
        if (fault.Status != HttpStatusCode.BadRequest || batch.Length == 1 || Interlocked.Increment(ref refusals) > limits.Refusals)
        {
            Fail(batch, fault.Message);
            return;
        }

        var ecosystems = batch.GroupBy(one => one.Package.Ecosystem).Select(ecosystem => ecosystem.ToArray()).ToList();
        foreach (var part in ecosystems.Count > 1 ? ecosystems : batch.Chunk((batch.Length + 1) / 2)) await QueryAsync(part, stopping);
    }

    private static void Take(OsvIds[] asked, JsonElement answer)
    {
        var results = answer.Items("results").ToList();
        for (var i = 0; i < asked.Length; i++)
        {
            asked[i].NextPage = null;
            if (i < results.Count && results[i].ValueKind == JsonValueKind.Object) Take(asked[i], results[i]);
            else asked[i].Fault = $"the service answered for {results.Count} of {asked.Length} packages";
        }
    }

    private static void Take(OsvIds asked, JsonElement result)
    {
        if (!result.IsListOrNothing("vulns")) asked.Fault = "the service's answer was not understood";
        foreach (var id in result.Items("vulns").Select(one => one.Text("id") ?? ""))
        {
            if (IsId(id)) asked.Ids.Add(id);
            else asked.Fault = "the service named a vulnerability by something that is no id";
        }

        asked.NextPage = result.Text("next_page_token") is { Length: > 0 } token ? token : null;
    }

    private static void Fail(IEnumerable<OsvIds> answers, string fault)
    {
        foreach (var answer in answers) answer.Fault = fault;
    }

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9._:+-]{0,199}\\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Id();
}
