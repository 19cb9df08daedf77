using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using LocalAws.Access;

namespace LocalAws.Tests.S3;

/// <summary>The official client, unmodified, against a local server with a bucket <c>shop</c>.</summary>
internal sealed class OfficialClient : IAsyncDisposable
{
    private OfficialClient(LocalAwsServer server, AmazonS3Client client) => (Server, Client) = (server, client);

    public LocalAwsServer Server { get; }
    public AmazonS3Client Client { get; }

    public static async Task<OfficialClient> StartAsync(LocalWorld? world = null)
    {
        var server = await LocalAwsServer.StartAsync(world ?? new LocalWorld { Buckets = { new WorldBucket("shop") } });
        return new OfficialClient(server, ClientOf(server.Endpoint, server.DefaultKey, server.Region));
    }

    public static AmazonS3Client ClientOf(Uri endpoint, AccessKey key, string region) => new(new BasicAWSCredentials(key.Id, key.Secret), new AmazonS3Config
    {
        ServiceURL = endpoint.AbsoluteUri,
        AuthenticationRegion = region,
        ForcePathStyle = true,
        MaxErrorRetry = 0,
    });

    public Task<PutObjectResponse> PutAsync(string key, string content, Action<PutObjectRequest>? more = null)
    {
        var request = new PutObjectRequest { BucketName = "shop", Key = key, ContentBody = content };
        more?.Invoke(request);
        return Client.PutObjectAsync(request);
    }

    public async Task<string> ReadAsync(string key, Action<GetObjectRequest>? more = null)
    {
        var request = new GetObjectRequest { BucketName = "shop", Key = key };
        more?.Invoke(request);
        using var answer = await Client.GetObjectAsync(request);
        using var reader = new StreamReader(answer.ResponseStream);
        return await reader.ReadToEndAsync();
    }

    public async Task<AmazonS3Exception> RefusedAsync(Func<AmazonS3Client, Task> call) => await Should.ThrowAsync<AmazonS3Exception>(() => call(Client));

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Server.DisposeAsync();
    }
}
