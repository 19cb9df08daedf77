using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using SbomScan.Advisories;

namespace SbomScan.Lookup;

/// <summary>The endpoints of OSV that are called: https://google.github.io/osv.dev/post-v1-querybatch/ and get-v1-vulns.</summary>
internal sealed partial class OsvClient(OsvTransport transport, OsvLimits limits)
{
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
        var answer = await transport.GetAsync($"v1/vulns/{Uri.EscapeDataString(id)}", stopping);
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
                Take(open, await transport.PostAsync("v1/querybatch", Question(open), stopping));
            }
            catch (OsvFault fault)
            {
                await RefusedAsync(open, fault, stopping);
                return;
            }

            open = [.. open.Where(one => one.NextPage != null)];
        }
    }

    // An ecosystem that the service does not know makes it refuse the whole request: the others are asked for again.
    private async Task RefusedAsync(OsvIds[] batch, OsvFault fault, CancellationToken stopping)
    {
        var ecosystems = batch.GroupBy(one => one.Package.Ecosystem).ToList();
        if (fault.Status != HttpStatusCode.BadRequest || ecosystems.Count == 1) Fail(batch, fault.Message);
        else foreach (var ecosystem in ecosystems) await QueryAsync([.. ecosystem], stopping);
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
        if (result.Child("vulns").ValueKind is not (JsonValueKind.Array or JsonValueKind.Undefined or JsonValueKind.Null)) asked.Fault = "the service's answer was not understood";
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

    private static byte[] Question(OsvIds[] open)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteStartArray("queries");
            foreach (var one in open) Write(json, one);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return bytes.ToArray();
    }

    private static void Write(Utf8JsonWriter json, OsvIds one)
    {
        json.WriteStartObject();
        json.WriteStartObject("package");
        json.WriteString("ecosystem", one.Package.Ecosystem);
        json.WriteString("name", one.Package.Name);
        json.WriteEndObject();
        json.WriteString("version", one.Package.Version);
        if (one.NextPage != null) json.WriteString("page_token", one.NextPage);
        json.WriteEndObject();
    }

    // It becomes a part of a path.
    private static bool IsId(string id) => Id().IsMatch(id) && !id.Contains("..", StringComparison.Ordinal);

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9._:+-]{0,199}$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Id();
}
