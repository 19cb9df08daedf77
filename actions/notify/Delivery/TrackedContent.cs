using System.Net;
using System.Net.Http.Headers;

namespace Notify.Delivery;

/// <summary>A body that knows whether any of it was sent: before that, nothing can have been obeyed.</summary>
internal sealed class TrackedContent : HttpContent
{
    private readonly ReadOnlyMemory<byte> body;

    public TrackedContent(ReadOnlyMemory<byte> body, string contentType)
    {
        this.body = body;
        Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
    }

    public bool WasSent { get; private set; }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        WasSent = true;
        return stream.WriteAsync(body, cancellationToken).AsTask();
    }

    protected override bool TryComputeLength(out long length)
    {
        length = body.Length;
        return true;
    }
}
