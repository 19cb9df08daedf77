using System.Text;

namespace Actions.Aws;

/// <summary>
/// The role of the EC2 instance a self-hosted runner is on, by the instance metadata service version 2
/// (EC2 user guide, "Use IMDSv2"). The whole probe takes 2 s at most.
/// </summary>
internal sealed class InstanceMetadata(HttpClient http, Uri service) : ICredentialSource
{
    public static readonly Uri Address = new("http://169.254.169.254/");
    private static readonly TimeSpan ProbeLimit = TimeSpan.FromSeconds(2);

    public string Description => "role of the EC2 instance";

    public async Task<AwsKeys> FetchAsync(CancellationToken cancellationToken) =>
        await ProbeAsync(cancellationToken) ?? throw NoCredentials.AtAll(oidcAvailable: false);

    /// <summary>Null when there is no such service or the instance has no role.</summary>
    private async Task<AwsKeys?> ProbeAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(ProbeLimit);
        try
        {
            var token = await SendAsync(HttpMethod.Put, "latest/api/token", ("X-aws-ec2-metadata-token-ttl-seconds", "21600"), limit.Token);
            var header = ("X-aws-ec2-metadata-token", Encoding.UTF8.GetString(token));
            const string credentials = "latest/meta-data/iam/security-credentials/";
            var role = Encoding.UTF8.GetString(await SendAsync(HttpMethod.Get, credentials, header, limit.Token)).Split('\n')[0].Trim();
            return FetchedKeys.Parse(await SendAsync(HttpMethod.Get, credentials + role, header, limit.Token), "instance metadata service");
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    private async Task<byte[]> SendAsync(HttpMethod method, string path, (string Name, string Value) header, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, new Uri(service, path));
        request.Headers.TryAddWithoutValidation(header.Name, header.Value);
        using var response = await http.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsByteArrayAsync(cancellationToken);
    }
}
